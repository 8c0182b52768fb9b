/** Takes one retry out of the budget, when one is left. */
export type RetryBudget = { deposit: () => void; take: () => boolean };

/**
 * Allows one retry per ten requests, and ten in reserve. When a service is down for all, retries must not double its load.
 */
export const retryBudget = ({ perRequest = 0.1, reserve = 10 } = {}): RetryBudget => {
  let left = reserve;
  return {
    deposit: () => {
      left = Math.min(reserve, left + perRequest);
    },
    take: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
};
