import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { library } from '../testing/library.ts';

/** Runs the command as a person does. */
const run = (...parameters: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...parameters], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

describe('rosetta-transform', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  let options: string[];
  beforeAll(async () => {
    desk = await library();
    options = ['--project', desk.directory, '--database', desk.url];
  });
  afterAll(() => desk.drop());

  it('lists, plans, builds, plans again and tests, with exit codes', async () => {
    expect(await run('ls', '--project', desk.directory, '--select', '+dim_book')).toEqual({
      code: 0,
      err: '',
      out: 'model           materialized  reads\n--------------  ------------  -----\ninternal.book   seed\nmarts.dim_book  table         book\n',
    });
    expect(await run('plan', ...options)).toMatchObject({
      code: 2,
      out: expect.stringMatching(
        /marts\.dim_book +replace +non-breaking +added\n[^]*5 to do, 0 models kept\./,
      ),
    });
    expect(await run('build', ...options)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /marts\.fct_loan +replace +added +100 +\d+ ms[^]*tests passed, 0 failed[^]*Published library as 1: 5 models replaced, 0 kept, \d+ tests passed \(run [0-9a-f]{8}, .+\)\.\n$/,
      ),
    });
    expect(await run('plan', ...options)).toMatchObject({
      code: 0,
      out: 'Nothing to do: 5 models up to date.\n',
    });
    expect(await run('build', ...options)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Nothing to do: 5 models of library up to date/),
    });
    expect(await run('test', ...options, '--select', 'dim_book')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ tests passed, 0 failed/),
    });
  }, 60_000);

  it('says in its last line what became of the models', async () => {
    const last = async () => (await run('build', ...options)).out.trim().split('\n').at(-1);
    await desk.change({ 'marts/dim_book.sql': 'select book_code, title, fine_per_day from book where true' });
    expect(await last()).toMatch(
      /^Published library as 2: 3 models replaced, 2 kept, \d+ tests passed \(run /,
    );
    const contract = await readFile(join(desk.directory, 'seeds/book.yml'), 'utf8');
    await desk.change({ 'seeds/book.yml': contract.replace('by hand', 'by heart') });
    expect(await last()).toMatch(
      /^Amended 1 model of library in place, \d+ tests passed \(run [0-9a-f]{8}, .*\)\.$/,
    );
  }, 60_000);

  it('answers in JSON', async () => {
    const { out } = await run('build', ...options, '--json');
    expect(JSON.parse(out)).toMatchObject({
      project: 'library',
      status: 'nothing',
      publicationId: null,
      tests: [],
    });
    expect(JSON.parse((await run('ls', '--project', desk.directory, '--json')).out).models).toHaveLength(5);
    expect(JSON.parse((await run('ls', '--project', '/nowhere', '--json')).out)).toEqual({
      status: 'failed',
      errors: [{ message: expect.stringContaining('/nowhere/project.yml does not exist') }],
    });
    expect(JSON.parse((await run('ls', '--project', desk.directory, '--nothing', '--json')).out)).toEqual({
      status: 'failed',
      errors: [{ message: 'there is no option or argument nothing; rosetta-transform ls --help lists them' }],
    });
    const unwritable = await run(
      'build',
      ...options,
      '--artifacts',
      `${desk.directory}/project.yml`,
      '--json',
    );
    expect(JSON.parse(unwritable.out).errors[0].message).toMatch(/^EEXIST: /);
    expect(unwritable).toMatchObject({ code: 1, err: '' });
  }, 60_000);

  it('fails with a sentence, a place and exit code 1', async () => {
    await desk.change({ 'marts/dim_book.sql': 'select book_code, titel as title, fine_per_day from book' });
    const failed = await run('plan', ...options);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toMatch(
      /dim_book\.sql:1:19 no column titel in book; did you mean title\?\n +1 \| select book_code, titel as title, fine_per_day from book\n +\| {19}\^\n\n1 to mend\.\n$/,
    );
    await desk.change({
      'marts/dim_book.sql': "select book_code, nullif(title, 'Emma') as title, fine_per_day from book",
    });
    const untested = await run('build', ...options);
    expect(untested.code).toBe(1);
    expect(untested.out).toMatch(
      /dim_book\.yml:7:32 test dim_book\.title\.not_null found 1 row that should not be there[^]*{"title":null,"book_code":"B2","fine_per_day":0\.25}[^]*Not published: what was live is untouched/,
    );
    expect(await run('build', ...options, '--threads', '0')).toMatchObject({
      code: 1,
      err: '--threads must be a whole number from 1 to 64\n',
    });
    expect(await run('build', '--project', desk.directory)).toMatchObject({
      code: 1,
      err: 'pass --database, the URL of PostgreSQL, or set DATABASE_URL\n',
    });
    expect(
      await run('plan', '--project', desk.directory, '--database', 'postgres://me:secret@x:y/z'),
    ).toEqual({
      code: 1,
      out: '',
      err: 'the database URL cannot be read (Invalid URL); write it as postgres://user:password@host:port/database\n',
    });
    expect(await run('plan', '--project', desk.directory, '--database', 'localhost/library')).toMatchObject({
      code: 1,
      err: 'the database URL does not begin with postgres://; write it as postgres://user:password@host:port/database\n',
    });
  }, 60_000);

  it.each(['plan', 'ls', 'docs', 'lineage', 'failures'])(
    'takes %s in the current folder',
    async (command) => {
      expect((await run(command, '--help')).out).toMatch(/--project .*\n? .*\[default: "\."\]/);
    },
  );

  it('says that a project has no models yet', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'no-models-'));
    await writeFile(join(empty, 'project.yml'), 'project: parcels\nschemas: { marts: parcels }\n');
    expect(await run('build', '--project', empty, '--database', desk.url)).toMatchObject({
      code: 0,
      err: 'parcels has no models; write name.sql and name.yml in marts\n',
    });
    await rm(empty, { recursive: true });
  }, 60_000);

  it('answers a command line that is wrong with one sentence, in JSON too', async () => {
    const said = async (...words: string[]) => {
      const { code, out, err } = await run(...words);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      return err;
    };
    expect(await said()).toBe('Name a command: rosetta-transform --help lists them.\n');
    expect(await said('biuld')).toBe('there is no command biuld; did you mean build?\n');
    expect(await said('run')).toBe('there is no command run; build does that\n');
    expect(await said('build', '--selct', 'x')).toBe(
      'there is no option or argument selct; rosetta-transform build --help lists them\n',
    );
    expect(await said('ls', '--project', 'a', '--project', 'b')).toBe(
      '--project is given 2 times; give it once\n',
    );
    expect(await said('compile')).toMatch(
      /^.*\/project\.yml does not exist; a project is a folder with a project\.yml\n$/,
    );
    const { out } = await run('biuld', '--json');
    expect(JSON.parse(out).errors).toEqual([{ message: 'there is no command biuld; did you mean build?' }]);
  }, 60_000);
});
