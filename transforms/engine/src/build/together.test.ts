import { formatDiagnostic } from '../text/diagnostics.ts';
import { library } from '../testing/library.ts';

/** Models upon each other, so small that the second build sends them together. */
const chain = (first: string) =>
  Object.fromEntries(
    ['one', 'two', 'three', 'four'].flatMap((name, index, names) => [
      [`marts/${name}.sql`, index === 0 ? first : `select number\nfrom ${names[index - 1]}`],
      [
        `marts/${name}.yml`,
        `model: ${name}\nmaterialized: ${index === 2 ? 'view' : 'table'}\ncolumns:\n  number: { type: integer, description: of ${name} }\n`,
      ],
    ]),
  );

describe('small models that are built together', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeEach(async () => {
    desk = await library(chain('select 1 as number'));
    await desk.build();
  });
  afterEach(() => desk.drop());

  it('stand on each other, not on what is live, and are measured each for itself', async () => {
    await desk.change(chain('select 2 as number'));
    const { status, models } = await desk.build();
    expect(status).toBe('published');
    const built = models.filter(({ model }) => ['one', 'two', 'three', 'four'].includes(model));
    expect(built.map((each) => each.rows)).toEqual([1, 1, null, 1]);
    expect(built.every(({ ms, startedAt }) => ms > 0 && startedAt instanceof Date)).toBe(true);
    expect(await desk.query('select number from marts.four')).toEqual([{ number: 2 }]);
    expect(
      await desk.query(
        "select obj_description('marts.two'::regclass) as whole, col_description('marts.two'::regclass, 1) as number",
      ),
    ).toEqual([{ whole: null, number: 'of two' }]);
  });

  it('are skipped upon one that fails, whose mistake is shown in its own line', async () => {
    await desk.change(
      chain(
        "-- é\nselect 1 / nullif(count(*), count(*))::integer\n  + ('x' || count(*))::integer as number from book",
      ),
    );
    const { status, models } = await desk.build();
    expect(status).toBe('failed');
    const of = (name: string) => models.find(({ model }) => model === name)!;
    expect(of('one').status).toBe('failed');
    expect(formatDiagnostic(of('one').error!)).toMatch(
      /one\.sql:\d+:\d+ invalid input syntax for type integer/,
    );
    expect(['two', 'three', 'four'].map((name) => of(name).status)).toEqual([
      'skipped',
      'skipped',
      'skipped',
    ]);
    expect(await desk.query('select number from marts.four')).toEqual([{ number: 1 }]);

    await desk.change(chain('select 3 as number'));
    expect((await desk.build()).status).toBe('published');
    expect(await desk.query('select number from marts.four')).toEqual([{ number: 3 }]);
  });
});
