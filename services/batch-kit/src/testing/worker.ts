import { main } from '../cli/main.ts';
import { cellarBatch } from './cellarBatch.ts';

await main(
  cellarBatch(process.env.CELLAR_MODELS!, Boolean(process.env.CELLAR_CLOSES)),
  process.argv.slice(2),
);
