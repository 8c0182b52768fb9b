import { setImmediate as turn } from 'node:timers/promises';

import { ByteBudget } from './budget.ts';

describe('ByteBudget', () => {
  it('lets in what fits, and the others in their order as bytes are given back', async () => {
    const budget = new ByteBudget(10);
    const entered: string[] = [];
    const enter = (name: string, bytes: number) => budget.take(bytes).then(() => void entered.push(name));
    void enter('a', 6);
    void enter('b', 6);
    void enter('c', 4);
    await turn();
    expect(entered).toEqual(['a']);
    budget.give(6);
    await turn();
    expect(entered).toEqual(['a', 'b', 'c']);
  });

  it('lets in alone what is larger than all of it', async () => {
    const budget = new ByteBudget(10);
    await budget.take(99);
    const second = budget.take(1);
    budget.give(99);
    await second;
    budget.give(1);
    await budget.take(10);
  });
});
