import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who does a run, for people: the machine and the process. Unique, so that two workers of one machine are told apart. */
export const workerName = `${hostname()}:${process.pid}:${randomUUID().slice(0, 4)}`;
