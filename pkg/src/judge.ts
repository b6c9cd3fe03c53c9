// The one engine with the one encoder that fills its buffer, and where each operation begins in it.
// Between the validators (validator.ts) and the wasm module (load.ts, engine.ts).

import { Encoder, type Mark, TOO_LARGE } from './encode.js';
import type { Engine } from './engine.js';
import { operationIds } from './generated/operations.js';
import { loadEngine } from './load.js';
import { ReportReader } from './report.js';
import type { Description, Findings } from './types.js';
import { trapError } from './trap-error.js';
import { putIntoWords } from './wording.js';
import { MAX_BUFFER_BYTES, wellFormed } from './writer.js';

/** Which way a value travels. */
export type Direction = 'request' | 'response';

/** Longer names than any member has, which would only be copied. */
const LONGEST_NAME = 1024;

/**
 * The engine in use. Every call of the module may let its memory grow, which moves the encoder's buffer.
 *
 * Nothing that a value holds throws here. What is thrown all the same (memory or stack are exhausted) may have left the
 * instance or the encoder in the middle of something: both are given up, and the next call makes another judge. Giving up
 * takes no call, which might not fit the stack any more.
 */
export class Judge {
  private readonly encoder: Encoder;
  private readonly reports: ReportReader;
  /** What this judge is given up for: a getter may have called it, and caught that, in the middle of another call. */
  private failure: unknown;

  constructor(private readonly engine: Engine) {
    this.encoder = new Encoder(engine);
    this.reports = new ReportReader(engine);
  }

  /** Where the request or response of an operation begins; `undefined` if the module has no such operation. */
  root(id: string, direction: Direction): number | undefined {
    const ids: readonly string[] = operationIds;
    return this.asked(() => this.engine.root(ids.indexOf(id), direction === 'response'));
  }

  field(site: number, segment: string): number | undefined {
    return this.asked(() => this.engine.field(site, segment.slice(0, LONGEST_NAME)));
  }

  describe(site: number, direction: Direction): Description {
    return putIntoWords(this.asked(() => this.engine.describe(site, direction === 'response')));
  }

  value(value: unknown, site: number, response: boolean): Findings {
    try {
      const mark = this.encoder.begin();
      const end = this.encoder.encode(value, site, mark);
      if (this.failure !== undefined) throw this.failure;
      const { start } = mark;
      return this.report(
        end === TOO_LARGE
          ? this.engine.too_large(MAX_BUFFER_BYTES, false)
          : this.engine.validate(site, response, start, end - start),
        mark,
      );
    } catch (thrown) {
      this.failure = thrown;
      if (current === this) current = undefined;
      throw trapError(thrown);
    }
  }

  /** `linesBefore` is how many lines stand before the text. */
  json(text: string | Uint8Array, site: number, response: boolean, linesBefore: number): Findings {
    try {
      const mark = this.encoder.begin();
      const { start } = mark;
      const isText = typeof text === 'string';
      const isUtf8 = isText && wellFormed(text);
      const end = isText ? this.encoder.rawText(text, isUtf8, start) : this.encoder.rawBytes(text, start);
      return this.report(
        end === TOO_LARGE
          ? this.engine.too_large(MAX_BUFFER_BYTES, true)
          : this.engine.validate_json(site, response, start, end - start, isUtf8),
        mark,
        linesBefore,
      );
    } catch (thrown) {
      this.failure = thrown;
      if (current === this) current = undefined;
      throw trapError(thrown);
    }
  }

  /** The report at an address, on the input that began at `mark` and is over with this. */
  private report(address: number, mark: Mark, linesBefore = 0): Findings {
    const found: Findings =
      address === 0 ? { ok: true, errors: [], warnings: [] } : this.reports.read(address, linesBefore);
    this.encoder.finish(mark);
    return found;
  }

  /** What the module answers to a question that no value is part of. */
  private asked<Answer>(question: () => Answer): Answer {
    try {
      const answer = question();
      this.encoder.refresh();
      return answer;
    } catch (thrown) {
      this.failure = thrown;
      if (current === this) current = undefined;
      throw trapError(thrown);
    }
  }
}

let current: Judge | undefined;

/** The judge, with the engine loaded if it was not yet. */
export function judge(): Judge {
  return (current ??= new Judge(loadEngine()));
}
