import { bench } from '../bench/bench.ts';
import { defineCommand } from './defineCommand.ts';

/** `make bench` */
export const benchCommand = defineCommand<{ only?: string; runs: number }>({
  command: 'bench',
  describe:
    'Time the transform engine, the loaders and the contract generator beside their peers; the whole writes docs/benchmarks.md',
  builder: {
    only: {
      type: 'string',
      describe:
        'Cases by comma: rebuild, nothing, parse, columnTests, scans, incrementalDay, readers, contractGenerate',
    },
    runs: { type: 'number', default: 3, describe: 'How many times each thing is timed' },
  },
  run: ({ only, runs }) => bench(only?.split(',').filter(Boolean) ?? [], runs, console.log),
});
