import { lastLine, loaderSummaries } from './lastLines.ts';

const bills = 'focus.cost\n  a.csv  loaded  2 rows\n  done: 2 documents read in 1.0 s.\n';
const licences = 'licences.line\n  up to date, 17 ms.\n';

describe('what make demo says of a step', () => {
  it('is the last line of a program', () => expect(lastLine('one\n\nPublished x.\n')).toBe('Published x'));

  it('is the summary of the only loader', () =>
    expect(loaderSummaries(bills)).toBe('done: 2 documents read in 1.0 s'));

  it('names each loader when there are several', () =>
    expect(loaderSummaries(bills + licences)).toBe(
      'focus.cost done: 2 documents read in 1.0 s; licences.line up to date, 17 ms',
    ));
});
