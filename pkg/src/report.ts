// Reads reports where the engine left them: cells of four bytes in its memory, whose layout src/wasm/cells.rs describes.
// Between the judge and the words (wording.ts). It says nothing of its own about a value.

import { escaped } from './pointer.js';
import type {
  Code,
  Findings,
  JsonViolation,
  Params,
  PathSegment,
  Position,
  Severity,
  Source,
  Violation,
} from './types.js';
import {
  type Argument,
  argumentNames,
  AT,
  demandText,
  englishText,
  LINE,
  messageText,
  PARAMETERS,
  Words,
} from './wording.js';

// In the order of the engine's own lists.
// prettier-ignore
const CODES: readonly Code[] = [
  'syntax', 'duplicate', 'required', 'type', 'unknown', 'format', 'enum', 'length', 'pattern', 'range', 'exclusive',
  'depends', 'reserved', 'depth',
];
const SOURCES: readonly Source[] = ['documented', 'model', 'drift', 'advice'];
/** What an argument is. */
const enum Tag {
  Holds,
  Small,
  Large,
  Float,
  Text,
  Made,
  Words,
  Names,
}

/** In place of an address: the step is a key or an unknown member, or an index. */
const KEY = 0xffffffff;
const INDEX = 0xfffffffe;

/** What the cell behind the counts says of a report. */
const TRUNCATED = 1;
const HAS_RANGES = 2;

/** One per engine. */
export class ReportReader {
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  /** Texts of the tables by their addresses. */
  private readonly texts = new Map<number, string>();
  private memory = new DataView(new ArrayBuffer(0));
  private at = 0;
  private hasRanges = false;
  private linesBefore = 0;
  /** The arguments of the violation at hand. */
  private readonly given: Argument[] = argumentNames.map(() => undefined);

  constructor(private readonly engine: { readonly memory: { readonly buffer: ArrayBuffer } }) {}

  /** The report at an address, on a text with so many lines before it. */
  read(address: number, linesBefore: number): Findings {
    this.linesBefore = linesBefore;
    const { buffer } = this.engine.memory;
    if (this.memory.buffer !== buffer) this.memory = new DataView(buffer);
    this.at = address;
    const [errors, warnings, flags] = [this.next(), this.next(), this.next()];
    this.hasRanges = (flags & HAS_RANGES) !== 0;
    const report: Findings = {
      ok: errors === 0,
      errors: this.violations(errors, 'error'),
      warnings: this.violations(warnings, 'warning'),
    };
    if ((flags & TRUNCATED) !== 0) report.truncated = true;
    return report;
  }

  private next(): number {
    const cell = this.memory.getUint32(this.at, true);
    this.at += 4;
    return cell;
  }

  private violations(count: number, severity: Severity): Violation[] {
    const violations: Violation[] = [];
    for (let i = 0; i < count; i++) violations.push(this.violation(severity));
    return violations;
  }

  private violation(severity: Severity): Violation {
    const head = this.next();
    const wording = this.next();
    const title = this.text();
    const url = this.text();
    const path = this.path();
    const pointer = pointerOf(path, path.length);
    const isKey = head >>> 16 === 1;
    const params = this.arguments();
    const { given } = this;
    // Smithy servers locate a failing key at its map.
    given[AT] = isKey ? pointerOf(path, path.length - 1) : pointer;
    const violation = {
      path,
      pointer,
      code: CODES[head & 0xff],
      severity,
      source: SOURCES[(head >>> 8) & 0xff],
    } as Violation;
    if (title !== '') violation.document = url === '' ? [title] : [title, url];
    violation.message = messageText(wording & 0xff, given);
    violation.serviceMessage = demandText(wording >>> 8, given);
    violation.params = params;
    if (isKey) violation.target = 'key';
    if (this.hasRanges) (violation as JsonViolation).range = { start: this.position(), end: this.position() };
    return violation;
  }

  private position(): Position {
    return { offset: this.next(), line: this.next() + this.linesBefore, column: this.next() };
  }

  private path(): PathSegment[] {
    const path: PathSegment[] = [];
    for (let steps = this.next(); steps > 0; steps--) {
      const cell = this.next();
      if (cell === INDEX) path.push(this.next());
      else path.push(cell === KEY ? this.made() : this.textAt(cell));
    }
    return path;
  }

  /** Puts all arguments in their places, and answers those that are parameters. */
  private arguments(): Params {
    const { given } = this;
    given.fill(undefined);
    const params: Record<string, Argument> = {};
    for (let count = this.next(); count > 0; count--) {
      const head = this.next();
      const name = head & 0xff;
      const value = this.value(head >>> 8);
      given[name] = name === LINE ? Number(value) + this.linesBefore : value;
      if (name < PARAMETERS) params[argumentNames[name] ?? ''] = parameter(value);
    }
    return params as Params;
  }

  private value(tag: Tag): Argument {
    switch (tag) {
      case Tag.Holds:
        return true;
      case Tag.Small:
        return this.next() | 0;
      case Tag.Large:
        return wholeNumber(this.memory.getBigInt64(this.skip(8), true));
      case Tag.Float:
        return this.memory.getFloat64(this.skip(8), true);
      case Tag.Text:
        return this.text();
      case Tag.Made:
        return this.made();
      case Tag.Words:
        return new Words(this.next());
      case Tag.Names:
        return Array.from({ length: this.next() }, () => this.text());
    }
  }

  /** Where the next bytes are, which are passed over. */
  private skip(bytes: number): number {
    const { at } = this;
    this.at = at + bytes;
    return at;
  }

  private text(): string {
    return this.textAt(this.next());
  }

  private textAt(address: number): string {
    const length = this.next();
    const known = this.texts.get(address);
    // Two texts may begin at one address.
    if (known !== undefined && known.length === length) return known;
    const text = this.decode(address, length);
    // Only of ASCII text does the length in units tell which one it is.
    if (text.length === length) this.texts.set(address, text);
    return text;
  }

  private made(): string {
    const length = this.next();
    return this.decode(this.skip((length + 3) & ~3), length);
  }

  private decode(address: number, length: number): string {
    return this.decoder.decode(new Uint8Array(this.memory.buffer, address, length));
  }
}

function parameter(value: Argument): Argument {
  if (value instanceof Words) return englishText(value);
  return typeof value === 'bigint' ? Number(value) : value;
}

function wholeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function pointerOf(path: readonly PathSegment[], steps: number): string {
  let pointer = '';
  for (let i = 0; i < steps; i++) {
    const step = path[i];
    pointer += '/';
    pointer += typeof step === 'string' && /[~/]/.test(step) ? escaped(step) : step;
  }
  return pointer;
}
