// What is kept of a line until its end has come. Belongs to ndjson-lines.ts. However small the parts are, they take up no
// more than a few times the line: a list of them would, at one byte each.

/** How long the list of small texts may be before they become one. */
const MOST_PARTS = 1024;

/** The bytes so far, in a buffer that doubles. */
export class KeptBytes {
  private buffer = new Uint8Array(256);
  private length = 0;

  /** Adds a part, and says how many bytes there are. */
  add(part: string | Uint8Array): number {
    if (typeof part === 'string') throw mixed();
    const length = this.length + part.length;
    if (length > this.buffer.length) this.grow(length);
    this.buffer.set(part, this.length);
    return (this.length = length);
  }

  whole(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private grow(length: number): void {
    const larger = new Uint8Array(Math.max(length, 2 * this.buffer.length));
    larger.set(this.whole());
    this.buffer = larger;
  }
}

/** The text so far: long texts, and the short ones behind them. */
export class KeptText {
  private readonly joined: string[] = [];
  private parts: string[] = [];
  private bytes = 0;

  /** Adds a part, and says how many bytes of UTF-8 there are. */
  add(part: string | Uint8Array): number {
    if (typeof part !== 'string') throw mixed();
    this.parts.push(part);
    if (this.parts.length === MOST_PARTS) {
      this.joined.push(this.parts.join(''));
      this.parts = [];
    }
    return (this.bytes += utf8Length(part));
  }

  whole(): string {
    return [...this.joined, ...this.parts].join('');
  }
}

function mixed(): TypeError {
  return new TypeError('validateNdjson: the chunks of a line must be all text or all bytes');
}

/** The length in UTF-8. Each half of a surrogate pair counts for half of the four bytes, wherever a text is cut. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    length += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return length;
}
