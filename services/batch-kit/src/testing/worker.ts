import { main } from '../cli/main.ts';
import { cellarBatch } from './cellarBatch.ts';

await main(cellarBatch(process.env.CELLAR_MODELS!), process.argv.slice(2));
