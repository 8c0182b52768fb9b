#!/usr/bin/env node
import { main } from '@rosetta/batch-kit';
import { monitoring } from './batch.ts';

await main(monitoring, process.argv.slice(2));
