import pg from 'pg';
import { citusServers } from '../testing/citus.ts';
import { library, type Changes } from '../testing/library.ts';
import { spread } from '../testing/spread.ts';

/** A hash, a reference and a local model, and the view that the first reads. */
const three: Changes = {
  'seeds/book.yml': spread['seeds/book.yml']!,
  'marts/fct_loan.yml': spread['marts/fct_loan.yml']!,
  'marts/mv_loans_by_month.sql': null,
  'marts/mv_loans_by_month.yml': null,
};

const concerned =
  /^(create|insert|copy|analyze|alter|begin|savepoint|lock|commit|drop|select (create_|set_config)|set citus)|citus\.multi/;
/** What the engine keeps for itself, and asks before it builds. */
const other = /^(?!lock).*\bops"?\.|exists "?ops\b|rosetta_probe/;

/** What the server is sent that makes, moves or drops something, without the run's number and the models' own text. */
const sentBy = async (work: () => Promise<unknown>): Promise<string[]> => {
  const sent: string[] = [];
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const record = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first.text ?? '');
    if (concerned.test(text) && !other.test(text))
      sent.push(
        text
          .replaceAll(/__[0-9a-f]{8}\b/g, '__RUN')
          .replaceAll(/'\{[\d,]+\}'/g, '<oids>')
          .replace(/values \('library', '[0-9a-f-]{36}', '\[.*\]'\)/, "values ('library', <run>, <models>)")
          // The library's own queries begin with a comment.
          .replace(/^([^\n]+)\n--[\s\S]*?(?=\nwith no data$|$)/, '$1\n<query>'),
      );
    return original.apply(this, args);
  };
  pg.Client.prototype.query = record as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
  return sent;
};

it('what is sent to a cluster is known to the letter', async () => {
  const desk = await library(three, await citusServers[0]![1]());
  try {
    expect(await sentBy(() => desk.build({ threads: 1 }))).toMatchSnapshot('the first build');
    await desk.change({ 'seeds/book.csv': 'book_code,title,fine_per_day\nB1,One,1\nB2,Two,2\nB3,Three,3\n' });
    expect(await sentBy(() => desk.build({ threads: 1 }))).toMatchSnapshot('a build that replaces');
  } finally {
    await desk.drop();
  }
});
