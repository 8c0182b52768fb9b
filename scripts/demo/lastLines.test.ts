import { lastLine } from './lastLines.ts';

describe('what make demo says of a step', () => {
  it('is the last line of a program', () => expect(lastLine('one\n\nPublished x.\n')).toBe('Published x'));
});
