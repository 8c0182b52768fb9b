/** Bytes that may be in flight at once, over all loaders of a process: who wants more waits until others have given back. */
export class ByteBudget {
  private free: number;
  private readonly all: number;
  private readonly waiting: { readonly bytes: number; readonly go: () => void }[] = [];

  constructor(bytes: number) {
    this.all = bytes;
    this.free = bytes;
  }

  /** Waits for its turn; more than there is counts as all of it, so that a large chunk alone still goes. */
  async take(bytes: number): Promise<void> {
    const wanted = Math.min(bytes, this.all);
    if (!this.waiting.length && wanted <= this.free) {
      this.free -= wanted;
      return;
    }
    await new Promise<void>((go) => this.waiting.push({ bytes: wanted, go }));
  }

  /** Gives back what was taken. */
  give(bytes: number): void {
    this.free += Math.min(bytes, this.all);
    // In turn: a large one that waits is not overtaken for ever by small ones.
    for (let next = this.waiting[0]; next && next.bytes <= this.free; next = this.waiting[0]) {
      this.waiting.shift();
      this.free -= next.bytes;
      next.go();
    }
  }
}
