import type pg from 'pg';
import type { Logger } from 'pino';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Says something of a run: to the person who watches it, and on standard output. */
export type Say = (level: Level, message: string, fields?: Record<string, unknown>) => void;

interface Line {
  line: number;
  at: Date;
  level: Level;
  step: string | null;
  message: string;
  fields: Record<string, unknown> | null;
}

/** Lines that wait while the database takes none, of a full disk or a lost connection; the oldest go first. */
const mostWaiting = 10_000;

/** The log of one run: lines are numbered, and are in the table within this many milliseconds. */
export class RunLog {
  private waiting: Line[] = [];
  private next = 1;
  private flushing = Promise.resolve();
  private readonly timer: NodeJS.Timeout;
  private readonly client: pg.Client;
  private readonly runId: string;
  private readonly output: Logger;

  constructor(client: pg.Client, runId: string, output: Logger, everyMs = 200) {
    this.client = client;
    this.runId = runId;
    this.output = output;
    this.timer = setInterval(() => void this.flush(), everyMs);
  }

  /** What a step says, or with null the run itself. */
  of(step: string | null): Say {
    return (level, message, fields) => {
      this.output[level]({ ...fields, ...(step ? { step } : {}) }, message);
      if (!this.output.isLevelEnabled(level)) return;
      this.waiting.push({ line: this.next++, at: new Date(), level, step, message, fields: fields ?? null });
      if (this.waiting.length > mostWaiting) this.waiting.shift();
    };
  }

  /** Writes what waits. A line that cannot be written now is tried again. */
  flush(): Promise<void> {
    return (this.flushing = this.flushing.then(() => this.write()));
  }

  private async write(): Promise<void> {
    const lines = this.waiting.splice(0, 1_000);
    if (lines.length === 0) return;
    const column = <K extends keyof Line>(name: K) => lines.map((line) => line[name]);
    try {
      await this.client.query(
        `insert into ops.run_log (run_id, line, logged_at, level, step, message, fields)
         select $1, line.* from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::jsonb[]) as line
         on conflict do nothing`,
        [
          this.runId,
          column('line'),
          column('at'),
          column('level'),
          column('step'),
          column('message').map(storable),
          column('fields').map((fields) => fields && storable(JSON.stringify(fields))),
        ],
      );
    } catch (error) {
      this.waiting.unshift(...lines);
      this.output.debug({ waiting: this.waiting.length, reason: (error as Error).message }, 'log lines wait');
    }
  }

  /** Writes the rest and stops. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    while (this.waiting.length > 0) {
      const before = this.waiting.length;
      await this.flush();
      if (this.waiting.length >= before) break;
    }
  }
}

/** A text of PostgreSQL holds no NUL, and a jsonb no escaped one. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').replaceAll('\\u0000', '\uFFFD');
