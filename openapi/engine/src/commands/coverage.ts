import { oneApi, specOptions } from './apiOptions.ts';
import { defineCommand } from './defineCommand.ts';

/** `rosetta-contract coverage` */
export const coverageCommand = defineCommand({
  command: 'coverage',
  describe: 'Hold every documented status of every operation against what tests asserted; exit 1 below 100 %',
  options: {
    ...specOptions,
    record: {
      type: 'string',
      array: true,
      demandOption: true,
      describe: 'JSON lines {"operationId", "status", "asserted"} that tests wrote; may be repeated',
    },
  } as const,
  run: async ({ record, ...argv }) => {
    const [{ bundleSpec }, { coverageOf, readAnswers }] = await Promise.all([
      import('../bundle.ts'),
      import('../coverage/coverage.ts'),
    ]);
    const answers = (await Promise.all(record.map(readAnswers))).flat();
    const rows = coverageOf(await bundleSpec((await oneApi(argv)).spec), answers);
    const width = Math.max(...rows.map(({ operationId }) => operationId.length), 9);
    for (const { operationId, documented, missing } of rows) {
      const told = missing.length > 0 ? `  missing ${missing.join(', ')}` : '';
      console.log(
        `${operationId.padEnd(width)}  ${documented.length - missing.length}/${documented.length}${told}`,
      );
    }
    const all = rows.reduce((sum, { documented }) => sum + documented.length, 0);
    const missing = rows.reduce((sum, row) => sum + row.missing.length, 0);
    // Rounded down: 99.9 % is not all.
    const percent = all === 0 ? 100 : Math.floor(((all - missing) / all) * 100);
    console.log(`${all - missing} of ${all} documented answers asserted: ${percent} %`);
    return missing > 0 ? 1 : 0;
  },
});
