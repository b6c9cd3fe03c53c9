// How far a long input is, on standard error, where that is a terminal: one line that is written over and over.

/** How long to wait before it is written, and written again, in milliseconds. */
const INTERVAL = 250;
/** How wide the bar is, in characters. */
const WIDTH = 24;

/** What it is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export class Progress {
  private isShown = false;
  private read = 0;
  private last: number;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = now();
  }

  /** One more line of the file was judged; so many bytes of it are read, out of `size` if that is known. */
  line(number: number, read: number, size: number | undefined): void {
    // Lines are short and many: the clock is looked at once for each chunk of them.
    if (!this.terminal.isTTY || read === this.read) return;
    this.read = read;
    if (this.now() - this.last < INTERVAL) return;
    this.last = this.now();
    this.isShown = true;
    this.terminal.write(
      `\r\x1b[K${size ? `${bar(read / size)} of ` : ''}${megabytes(size || read)}, ${number} lines`,
    );
  }

  /** Takes it away, before something else is written. */
  clear(): void {
    if (this.isShown) this.terminal.write('\r\x1b[K');
    this.isShown = false;
  }
}

/** `share` is past 1 where the file has grown meanwhile. */
function bar(share: number): string {
  const part = Math.min(share, 1);
  const filled = Math.floor(part * WIDTH);
  return `[${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${Math.floor(part * 100)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
