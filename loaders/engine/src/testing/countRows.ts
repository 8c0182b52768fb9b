/** A process for tests to give little memory: reads a file as landing does and prints how many rows it has. */
import { readItems } from '../land/readItems.ts';

const { path, list } = JSON.parse(process.argv[2] ?? '{}') as { path: string; list: string };
const { items } = await readItems(path, { list }, () => undefined);
let rows = 0;
for await (const item of items) if (item.value) rows += 1;
process.stdout.write(String(rows));
