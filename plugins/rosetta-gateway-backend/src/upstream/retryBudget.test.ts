import { retryBudget } from './retryBudget.ts';

describe('retryBudget', () => {
  it('gives what is in reserve, then one retry per ten requests', () => {
    const budget = retryBudget();
    expect(Array.from({ length: 11 }, budget.take)).toEqual([...Array(10).fill(true), false]);
    for (let i = 0; i < 9; i += 1) budget.deposit();
    expect(budget.take()).toBe(false);
    budget.deposit();
    budget.deposit();
    expect(budget.take()).toBe(true);
  });
});
