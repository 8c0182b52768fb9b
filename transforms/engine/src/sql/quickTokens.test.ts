import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scannedTokens } from './normalize.ts';
import { quickTokens } from './quickTokens.ts';

const root = join(import.meta.dirname, '../../../..');

describe('SQL that is read quickly', () => {
  it('has the words that the scanner finds, in every model of the repository, and nearly all can be', async () => {
    const files = globSync('transforms/**/*.sql', { cwd: root, exclude: (name) => name === 'node_modules' });
    let quickly = 0;
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const bare = text.replace(/--.*$/gm, '');
      for (const sql of [text, bare]) {
        const quick = quickTokens(sql);
        if (quick) expect({ file, words: quick }).toEqual({ file, words: await scannedTokens(sql) });
      }
      if (quickTokens(bare)) quickly++;
    }
    expect(quickly).toBeGreaterThan(files.length * 0.5);
  });

  it.each([
    'select a.b, "Some ""one""" as "x y", 1, 12.50, \'it\'\'s\' from t where a<=b and c<>d',
    "select x::int, y ->> 'k', z->'k', a||b, (a), t[1], -1, a - -1, 3*2, count(*) from s.\"t\" t;",
    'SELECT Mixed, u$v, _x FROM T\r\n\tWHERE a>=1 AND b != 2 AND c%2=0',
  ])('has the words that the scanner finds in %s', async (sql) => {
    expect(quickTokens(sql)).toEqual(await scannedTokens(sql));
  });

  it.each([
    'select 1 -- said',
    'select /* said */ 1',
    "select E'a\\n'",
    "select U&'a'",
    "select x'1f'",
    "select date'2024-01-01'",
    "select 'a'\n'b'",
    "select 'a\\b'",
    'select $1',
    'select $$a$$',
    'select 1e5',
    'select .5',
    'select 1.',
    'select 0x1f',
    'select 1_000',
    'select 1a',
    'select a..b',
    'select b1"c"',
    'select a<-1',
    'select a @> b',
    'select t[1:2]',
    'select f(a => 1)',
    'select a=-1',
    "select 'é'",
    'select a\u00a0',
    "select 'a",
    'select "a',
  ])('is left to the scanner where it is out of the ordinary: %s', (sql) => {
    expect(quickTokens(sql)).toBeUndefined();
  });
});
