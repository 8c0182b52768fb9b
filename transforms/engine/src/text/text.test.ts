import { formatDiagnostic } from './diagnostics.ts';
import { nearest } from './nearest.ts';
import { SourceFile } from './sourceFile.ts';

describe('SourceFile', () => {
  const source = new SourceFile('/x/a.sql', '\nsélect\r\n\tfrom');

  it.each([
    [0, 1, 1, ''],
    [1, 2, 1, 'sélect'],
    [10, 3, 2, '\tfrom'],
    [99, 3, 6, '\tfrom'],
  ])('offset %d is %d:%d', (offset, line, column, excerpt) => {
    expect(source.at(offset)).toEqual({ file: '/x/a.sql', line, column, excerpt });
  });

  it('counts bytes as the parser does', () => {
    expect(source.atByte(4)).toMatchObject({ line: 2, column: 3 });
  });

  it('shows the line with a caret, tabs kept', () => {
    expect(
      formatDiagnostic({ ...source.at(10), message: 'no' })
        .split('\n')
        .slice(1),
    ).toEqual(['     3 | \tfrom', '       | \t^']);
  });
});

describe('nearest', () => {
  it('finds what a person meant, and nothing when nothing is close', () => {
    expect(nearest('fct_lone', ['dim_book', 'fct_loan'])).toBe('fct_loan');
    expect(nearest('weather', ['dim_book', 'fct_loan'])).toBeUndefined();
  });
});
