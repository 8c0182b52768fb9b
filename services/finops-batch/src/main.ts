#!/usr/bin/env node
import { main } from '@rosetta/batch-kit';
import { finops } from './batch.ts';

await main(finops, process.argv.slice(2));
