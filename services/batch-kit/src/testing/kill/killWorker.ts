/** A process for tests to kill: lands a file, then runs the harvest's batch, and comes to harm where it is told. */
import { land } from '@rosetta/loaders-engine';
import { main } from '../../cli/main.ts';
import { type FailPoint, type Harm, harmAt, watchStatements } from './failPoint.ts';
import { harvestBatch } from './harvestBatch.ts';

const { models, file, harm, point } = JSON.parse(process.argv[2]!) as {
  models: string;
  file: string;
  harm: Harm;
  point?: FailPoint;
};
const batch = harvestBatch(models);
const moment = point ? harmAt(point.nth, harm) : () => Promise.resolve();
if (point && 'statement' in point) watchStatements(point, moment);

process.stdout.write('{"msg":"ready"}\n');
await land(batch.loaders, {
  source: 'baskets',
  files: [file],
  raw: process.env.MONGO_URL!,
  observe: ({ step }) => (point && 'landing' in point && point.landing === step ? moment() : undefined),
});
await main(batch, ['run']);
process.stdin.destroy();
