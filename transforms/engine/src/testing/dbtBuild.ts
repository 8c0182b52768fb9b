import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `dbt seed` and `dbt build`, on a copy of the project, into the test's database. */
export const dbtBuild = async (project: string, folder: string, url: string, vars: string): Promise<void> => {
  const { hostname, port, username, password, pathname } = new URL(url);
  const copy = join(folder, 'dbt-copy');
  await cp(project, copy, { recursive: true });
  const name =
    /^profile:\s*['"]?([\w-]+)/m.exec(await readFile(join(copy, 'dbt_project.yml'), 'utf8'))?.[1] ??
    'default';
  const output = {
    type: 'postgres',
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    dbname: pathname.slice(1),
    schema: 'theirs',
    threads: 2,
  };
  await writeFile(
    join(copy, 'profiles.yml'),
    JSON.stringify({ [name]: { target: 'prod', outputs: { prod: output } } }),
  );
  // Sources may be seeds, which dbt does not know to load before their readers.
  for (const command of ['seed', 'build'])
    await new Promise<void>((resolve, reject) => {
      execFile(
        process.env['DBT_BIN'] ?? 'dbt',
        [command, '--project-dir', copy, '--profiles-dir', copy, '--vars', vars],
        { env: { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' } },
        (error, stdout) => (error ? reject(new Error(stdout)) : resolve()),
      );
    });
};
