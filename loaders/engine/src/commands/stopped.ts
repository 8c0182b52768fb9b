/** A signal to stop for the two ways in which a process is asked to, and the exit code that says which. */
export const stopped = (): { readonly signal: AbortSignal; readonly exitCode: () => number } => {
  const controller = new AbortController();
  let code = 1;
  const on = (name: NodeJS.Signals, exit: number) =>
    process.once(name, () => {
      code = exit;
      controller.abort();
    });
  on('SIGTERM', 143);
  on('SIGINT', 130);
  return { signal: controller.signal, exitCode: () => code };
};
