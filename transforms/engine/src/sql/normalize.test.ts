import { normalizeSql } from './normalize.ts';

describe('normalizeSql', () => {
  it('forgets comments and layout, and nothing else', async () => {
    const one = await normalizeSql("-- why\nselect a,  'x -- y' as b /* b */\nfrom é");
    expect(one).toBe(await normalizeSql("select a, 'x -- y' as b from é"));
    expect(one).not.toBe(await normalizeSql("select a, 'x --  y' as b from é"));
  });
});
