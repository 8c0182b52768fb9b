import { SourceFile } from '../text/sourceFile.ts';
import { parseSelect } from './parse.ts';

const reports = async (sql: string): Promise<string[]> => {
  const found: string[] = [];
  await parseSelect(new SourceFile('model.sql', sql), (at, message) =>
    found.push(`${at.line}:${at.column} ${message}`),
  );
  return found;
};

describe('parseSelect', () => {
  it('keeps the statement without what stands behind it, so that positions stay those of the file', async () => {
    const parsed = await parseSelect(new SourceFile('model.sql', '-- why\nselect 1 as one;\n-- end\n'), fail);
    expect(parsed?.sql).toBe('-- why\nselect 1 as one');
  });

  it.each([
    ['select 1 frm x y', '1:14 syntax error at or near "x"'],
    ["select 'éé' frm x y", '1:17 syntax error at or near "x"'],
    ['-- nothing', '1:1 the file holds no statement; write one SELECT'],
    ['select 1;\n-- more\nselect 2', '3:1 a second statement; a file holds one SELECT'],
    ['\ninsert into book values (1)', '2:1 Insert is not a SELECT; a file holds one SELECT'],
    ['create table x (a int)', '1:1 Create is not a SELECT; a file holds one SELECT'],
    [
      'select *\ninto other from book',
      '2:6 SELECT INTO is refused: the engine names the relation after the file',
    ],
    [
      'with gone as (delete from book returning *) select * from gone',
      '1:27 DELETE is refused: a model only reads',
    ],
    [
      'with new as (insert into book values (1) returning *) select * from new',
      '1:26 INSERT is refused: a model only reads',
    ],
    [
      'with new as (update book set a = 1 returning *) select * from new',
      '1:21 UPDATE is refused: a model only reads',
    ],
    [
      'with m as (merge into book using x on true when matched then delete returning 1) select * from m',
      '1:23 MERGE is refused: a model only reads',
    ],
    ['select * from book for update', '1:1 FOR UPDATE and its kin are refused: a model only reads'],
    ['select $1::int as given', '1:8 a parameter ($1) is refused: a model stands alone'],
  ])('refuses %j', async (sql, expected) => {
    expect(await reports(sql)).toEqual([expected]);
  });
});

const fail = (_at: unknown, message: string): never => {
  throw new Error(message);
};
