import { withStaging } from './staging.ts';

describe('the address of PostgreSQL', () => {
  it.each([
    [
      'postgres://me:secret@host:port/staging',
      'The address of PostgreSQL cannot be read (Invalid URL): write it as postgres://user:password@host:port/database.',
    ],
    ['postgres://me:secret@127.0.0.1:1/staging', 'PostgreSQL at 127.0.0.1:1 does not answer ('],
  ])('%s is refused in one sentence, without its password', async (url, sentence) => {
    const refused = withStaging(url, async () => 1);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow('secret');
  });
});
