// How far a long input is, on standard error, where that is a terminal: one line that is written over and over.

/** How long to wait before it is written, and written again, in milliseconds. */
const INTERVAL = 250;
/** How many lines to let pass between two looks at the clock. */
const STRIDE = 1024;

/** What it is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export class Progress {
  private isShown = false;
  private calls = 0;
  private last: number;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = now();
  }

  /** One more line of the file was judged; so many bytes of it are read, out of `size` if that is known. */
  line(number: number, read: number, size: number | undefined): void {
    if (!this.terminal.isTTY || ++this.calls % STRIDE !== 0) return;
    if (this.now() - this.last < INTERVAL) return;
    this.last = this.now();
    this.isShown = true;
    const share = size ? ` (${Math.floor((100 * read) / size)} %)` : '';
    this.terminal.write(`\r\x1b[K${number} lines, ${(read / 1e6).toFixed(0)} MB${share}`);
  }

  /** Takes it away, before something else is written. */
  clear(): void {
    if (this.isShown) this.terminal.write('\r\x1b[K');
    this.isShown = false;
  }
}
