/** A refusal in one sentence for the person at the terminal: what, where, what to do. No stack trace is shown for it. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}
