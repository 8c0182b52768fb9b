import { readContext, type DemoContext } from '../demo/context.ts';
import { demoFiles, type DemoSize } from '../demo/files.ts';
import { checkPorts, ensureServers } from '../demo/ensure.ts';
import { withLock } from '../demo/lock.ts';
import { lastLine } from '../demo/lastLines.ts';
import { progressTo, type Progress } from '../demo/progress.ts';
import { buildApiDocs } from '../docs/buildApiDocs.ts';
import { buildPages } from '../demo/pages.ts';
import { batches, runBatch } from '../demo/batches.ts';
import { land } from '../demo/projects.ts';
import { accounts } from '../servers/oidc/accounts.ts';
import { defineCommand } from './defineCommand.ts';

const fill = async (context: DemoContext, progress: Progress, size: DemoSize): Promise<void> => {
  const log = context.logOf('data');
  await progress.step('raw data', async () => lastLine(await land('focus', await demoFiles(size), { log })));
  for (const batch of batches)
    await progress.step(`${batch} batch`, () => runBatch(context, batch, ['run'], { log }));
};

const summary = ({ urls, ports }: DemoContext): string => `
Rosetta is ready: ${urls.portal}

  portal             ${urls.portal}
  APIs, for others   ${urls.portal}/api/rosetta/docs/
  finops-api         ${urls.finopsApi}/openapi.json
  monitoring-api     ${urls.monitoringApi}/openapi.json
  finops-batch       http://127.0.0.1:${ports.finopsBatch}/metrics, every night
  monitoring-batch   http://127.0.0.1:${ports.monitoringBatch}/metrics, every hour
  identity provider  ${urls.oidc}/.well-known/openid-configuration
  PostgreSQL         127.0.0.1:${ports.postgres} (passwords: .rosetta/secrets.json)
  raw store          127.0.0.1:${ports.raw}

Accounts (the password is the name):
${accounts.map(({ name, groups }) => `  ${name.padEnd(18)} ${groups.join(', ')}`).join('\n')}

Next:
  make token AS=finops-admin   an access token for the API
  make batch BATCH=finops      load, build and publish what is new now
  make logs                    what the servers say
  make stop                    stop everything; the data stays
`;

/** Starts everything and fills it with sample data. Safe to run again: what runs is kept, what is known is not landed twice. */
export const demo = (write: (line: string) => void, size: DemoSize = {}): Promise<DemoContext> =>
  withLock(
    async () => {
      const context = readContext();
      const progress = progressTo(write);
      await checkPorts(context);
      await ensureServers(['postgres', 'raw', 'oidc'], context, progress);
      await progress.step('API docs', buildApiDocs);
      const pages = progress.step('portal pages', () => buildPages(context.logOf('pages')));
      const [filled, built] = await Promise.allSettled([fill(context, progress, size), pages]);
      for (const result of [filled, built]) if (result.status === 'rejected') throw result.reason;
      await ensureServers(
        ['finopsApi', 'monitoringApi', 'finopsBatch', 'monitoringBatch', 'portal'],
        context,
        progress,
      );
      return context;
    },
    { say: write },
  );

/** `make demo` */
export const demoCommand = defineCommand<DemoSize>({
  command: 'demo',
  describe: 'Start everything in the background with sample data; print URLs and accounts',
  builder: {
    months: { type: 'number', describe: 'How many months of bills to generate (24)' },
    rowsPerMonth: { type: 'number', describe: 'How many billing lines a month (8,600)' },
  },
  run: async ({ months, rowsPerMonth }) => {
    console.log('Starting Rosetta (the first time takes a few minutes)');
    console.log(summary(await demo((line) => console.log(line), { months, rowsPerMonth })));
  },
});
