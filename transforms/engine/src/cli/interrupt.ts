/** The exit code of what was interrupted: 128 and the number of SIGINT. */
export const interrupted = 130;

/** Does work that can be cancelled by Ctrl-C or SIGTERM; whoever presses a second time leaves at once. */
export const interruptible = async <Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(interrupted);
    console.error('cancelling; once more ends it at once, and the next build cleans up');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
};
