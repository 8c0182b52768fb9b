/** Prints what is being done and how long it took. */
export type Progress = {
  /** Runs one step; its result is what to say about it. Says that it is still at work when it takes long. */
  step: (name: string, work: () => Promise<string>) => Promise<void>;
};

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Writes one line per finished step. */
export const progressTo = (write: (line: string) => void): Progress => ({
  step: async (name, work) => {
    const startedAt = Date.now();
    const first = setTimeout(() => write(`  … ${name}: at work`), 3_000);
    const later = setInterval(() => write(`  … ${name}: still at work after ${seconds(startedAt)}`), 20_000);
    try {
      const result = await work();
      write(`  ✓ ${name}: ${result} (${seconds(startedAt)})`);
    } catch (error) {
      write(`  ✗ ${name}: failed after ${seconds(startedAt)}`);
      throw error;
    } finally {
      clearTimeout(first);
      clearInterval(later);
    }
  },
});
