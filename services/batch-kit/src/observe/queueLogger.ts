import { Logger } from 'graphile-worker';

/** Says what the queue's library says, at our levels; its debug lines are left out. */
export type Say = (level: 'info' | 'warn' | 'error', message: string) => void;

const levels = { error: 'error', warning: 'warn', info: 'info', debug: undefined } as const;

/** The logger that graphile-worker is given, so that it never prints by itself. */
export const queueLogger = (say: Say): Logger =>
  new Logger(() => (level, message) => {
    const ours = levels[level as keyof typeof levels];
    if (ours) say(ours, message);
  });
