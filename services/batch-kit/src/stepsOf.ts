import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Closing } from './closing/closeMonths.ts';
import type { Config } from './config.ts';
import type { Batch } from './declare.ts';
import type { Run } from './run/runs.ts';
import type { Step } from './run/steps.ts';
import { buildStep, reprocessStep } from './steps/build.ts';
import { closedBefore, closeStep, opened, openStep, sealStep } from './steps/closing.ts';
import { compareStep } from './steps/compare.ts';
import { loadStep } from './steps/load.ts';
import { pullSteps } from './steps/pull.ts';
import { replayStep } from './steps/replay.ts';
import { retentionStep } from './steps/retention.ts';

/** What a run of this batch does, by its command. */
export const stepsOf =
  (batch: Batch, config: Config) =>
  async ({ command, inputs }: Run): Promise<Step[]> => {
    const { database, raw, threads, retention, environment } = config;
    const at = { models: batch.models, database, threads };
    const load = loadStep(batch.loaders, { raw, database });
    const closing: Closing | undefined = batch.closed && {
      batch: batch.name,
      closed: batch.closed,
      before: closedBefore(config.closeMonthsAfterDays),
      sourcesLock: batch.loaders.sourcesLock,
    };
    const close = closing ? [closeStep(database, closing)] : [];
    // A mart database may have loaders before it has models.
    const hasModels = existsSync(join(batch.models, 'project.yml'));
    const build = hasModels ? [buildStep(at)] : [];
    switch (command) {
      case 'run':
        return [
          ...pullSteps(batch.loaders, raw, environment),
          load,
          ...close,
          ...build,
          retentionStep(database, batch.name, retention),
        ];
      case 'replay':
        return [replayStep(batch.loaders, { raw, database }), ...close, ...build];
      case 'reprocess':
        if (!hasModels) return [load, ...close];
        if (inputs.dryRun) return [load, ...close, compareStep(at, closing && opened(database, closing))];
        return closing
          ? [load, ...close, openStep(database, closing), reprocessStep(at), sealStep(database, closing)]
          : [load, reprocessStep(at)];
    }
  };
