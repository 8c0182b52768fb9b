import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProject } from '../project/readProject.ts';
import { formatDiagnostic } from '../text/diagnostics.ts';
import { library } from '../testing/library.ts';

describe('a seed', () => {
  let desk: Awaited<ReturnType<typeof library>>;
  beforeAll(async () => {
    desk = await library({
      'seeds/shelf.yml':
        'seed: shelf\ncolumns:\n  shelf: { type: integer, tests: [not_null] }\n  label: { type: text }\n  built_on: { type: date }\n  open: { type: boolean }\n  tags: { type: "text[]" }\n',
    });
  });
  afterAll(() => desk.drop());

  const header = 'shelf,label,built_on,open,tags\n';
  const csv = (rows: string) => ({ 'seeds/shelf.csv': header + rows });
  const shown = async () => {
    const { status, models, tests } = await desk.build();
    expect(status).toBe('failed');
    return [...models, ...tests].flatMap(({ error }) => (error ? [formatDiagnostic(error)] : [])).join('\n');
  };

  it.each(['\n', '\r\n'])('holds what the file says, lines ending in %j', async (end) => {
    // Nothing is null; quotes around nothing are an empty text.
    const rows = '1,,,,\n2,"",2026-02-28,true,"{a,""b, c""}"\n3,"A ""quoted"", broken label ",,f,{}\n';
    await desk.change({ 'seeds/shelf.csv': `\uFEFF${header}${rows}`.replaceAll('\n', end) });
    expect((await desk.build()).status).toBe('published');
    expect(
      await desk.query('select shelf, label, built_on::text, open, tags from internal.shelf order by 1'),
    ).toEqual([
      { shelf: 1, label: null, built_on: null, open: null, tags: null },
      { shelf: 2, label: '', built_on: '2026-02-28', open: true, tags: ['a', 'b, c'] },
      { shelf: 3, label: 'A "quoted", broken label ', built_on: null, open: false, tags: [] },
    ]);
  });

  it.each([
    [
      'a text where a number is due',
      '1,"two\nlines",,,\nmany,x,,,\n',
      /shelf\.csv:4:1 invalid input syntax for type integer: "many"/,
    ],
    [
      'quotes around nothing where a number is due',
      '"",x,,,\n',
      /shelf\.csv:2:1 invalid input syntax for type integer: ""/,
    ],
    [
      'a day that is none',
      '1,x,2026-02-30,,\n',
      /shelf\.csv:2:1 date\/time field value out of range: "2026-02-30"/,
    ],
    [
      'a number that is too large',
      '9999999999,x,,,\n',
      /shelf\.csv:2:1 value "9999999999" is out of range for type integer/,
    ],
    [
      'a null where the contract wants none',
      ',x,,,\n',
      /shelf\.yml:3:35 test shelf\.shelf\.not_null found 1 row/,
    ],
  ])('shows %s', async (_, rows, expected) => {
    await desk.change(csv(rows));
    expect(await shown()).toMatch(expected);
  });

  it('refuses a file of another encoding, where it begins to be', async () => {
    await writeFile(
      join(desk.directory, 'seeds/shelf.csv'),
      Buffer.from(`${header}1,caf\xe9,,,\n`, 'latin1'),
    );
    await expect(readProject(desk.directory)).rejects.toThrow(
      /shelf\.csv:2:6 a character that is no UTF-8; save the file as UTF-8/,
    );
  });
});
