import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { Batch } from './declare.ts';
import type { Run } from './run/runs.ts';
import type { Step } from './run/steps.ts';
import { buildStep, reprocessStep } from './steps/build.ts';
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
    // A mart database may have loaders before it has models.
    const models = (step: Step): Step[] => (existsSync(join(batch.models, 'project.yml')) ? [step] : []);
    switch (command) {
      case 'run':
        return [
          ...pullSteps(batch.loaders, raw, environment),
          load,
          ...models(buildStep(at)),
          retentionStep(database, batch.name, retention),
        ];
      case 'reprocess':
        return [load, ...models(inputs.dryRun ? compareStep(at) : reprocessStep(at))];
      case 'replay':
        return [replayStep(batch.loaders, { raw, database }), ...models(buildStep(at))];
    }
  };
