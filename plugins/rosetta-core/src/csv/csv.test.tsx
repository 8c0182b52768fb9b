import { toCsv } from './csv';
import { fileName } from './fileName';

const body = (csv: string) => csv.replace('\uFEFF', '');

describe('CSV (RFC 4180)', () => {
  it('ends every line with CRLF and starts with the mark that spreadsheets want', () => {
    expect(toCsv(['a', 'b'], [[1, null]])).toBe('\uFEFFa,b\r\n1,\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(body(toCsv(['x'], [['a,b'], ['say "hi"'], ['two\nlines'], ['plain']]))).toBe(
      'x\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\nplain\r\n',
    );
  });

  it('leaves amounts exact, negative ones too', () => {
    expect(body(toCsv(['cost'], [['20.52022672899'], ['-0.00000000000000001']]))).toBe(
      'cost\r\n20.52022672899\r\n-0.00000000000000001\r\n',
    );
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx'])('makes %j harmless to spreadsheets', (text) => {
    expect(body(toCsv(['x'], [[text]]))).toContain(`'${text}`);
  });

  it('names files without surprises', () => {
    expect(fileName('csv', 'Coût mensuel, EUR', '2025-01', undefined)).toBe('cout-mensuel-eur-2025-01.csv');
  });
});
