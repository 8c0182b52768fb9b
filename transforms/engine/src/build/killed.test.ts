import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { library } from '../testing/library.ts';
import { till, tillTable } from '../testing/till.ts';

const cli = join(import.meta.dirname, '../cli.ts');

/** Waits until a condition holds. */
const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
};

describe('a build that is killed before it publishes', () => {
  it('leaves what was live, and the next build cleans up', async () => {
    const desk = await library();
    try {
      await desk.build();
      const shadows = () =>
        desk.query<{ nspname: string }>(
          "select nspname from pg_namespace where nspname like 'library\\_\\_shadow%'",
        );
      await desk.change({
        'marts/dim_book.sql': "select book_code, title || '!' as title, fine_per_day from book",
        'tests/slow.sql': 'select 1 as late from fct_loan, pg_sleep(600) where loan_id = 1',
      });
      const child = spawn(
        process.execPath,
        [cli, 'build', '--project', desk.directory, '--database', desk.url],
        { stdio: 'ignore' },
      );
      await until(
        async () =>
          (
            await desk.query(
              "select 1 as found from pg_stat_activity where datname = current_database() and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()",
            )
          ).length > 0,
      );
      expect(await shadows()).toHaveLength(1);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));

      expect(
        await desk.query("select count(*)::int as shouting from marts.dim_book where title like '%!'"),
      ).toEqual([{ shouting: 0 }]);
      expect(await desk.query('select count(*)::int as publications from ops.publication')).toEqual([
        { publications: 1 },
      ]);
      await desk.change({ 'tests/slow.sql': null });
      // The killed build's statement ends when the server sees that nobody listens any more.
      await until(
        async () =>
          (
            await desk.query(
              "select 1 as found from pg_stat_activity where datname = current_database() and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()",
            )
          ).length === 0,
      );
      expect(await desk.build()).toMatchObject({ status: 'published', leftovers: [] });
      expect(await shadows()).toEqual([]);
      expect(
        await desk.query("select count(*)::int as shouting from marts.dim_book where title like '%!'"),
      ).toEqual([{ shouting: 3 }]);
    } finally {
      await desk.drop();
    }
  }, 60_000);

  it('leaves what it would have patched, and the periods to the next build', async () => {
    const desk = await library(till());
    try {
      await desk.query(tillTable);
      await desk.build();
      const sleeping = async () =>
        (
          await desk.query(
            "select 1 as found from pg_stat_activity where datname = current_database() and query like '%pg_sleep(600)%' and pid <> pg_backend_pid()",
          )
        ).length > 0;
      const taken = () => desk.query('select sum(amount)::int as amount from marts.fct_payment');
      await desk.query("insert into desk.payment values (100, '2026-01-05 05:00Z', 'B1', 100)");
      await desk.change({
        'tests/slow.sql': 'select 1 as late from fct_payment, pg_sleep(600) where payment_id = 1',
      });
      const child = spawn(
        process.execPath,
        [cli, 'build', '--project', desk.directory, '--database', desk.url],
        { stdio: 'ignore' },
      );
      await until(sleeping);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      expect(await taken()).toEqual([{ amount: 435 }]);
      await desk.change({ 'tests/slow.sql': null });
      await until(async () => !(await sleeping()));
      const { models, leftovers } = await desk.build();
      expect(models.find(({ model }) => model === 'fct_payment')).toMatchObject({
        action: 'patch',
        reasons: ['2026-01-05 (changed rows in desk.payment)'],
      });
      expect(leftovers).toEqual([]);
      expect(await taken()).toEqual([{ amount: 535 }]);
      expect(await desk.query("select nspname from pg_namespace where nspname like 'library%'")).toEqual([]);
    } finally {
      await desk.drop();
    }
  }, 60_000);
});
