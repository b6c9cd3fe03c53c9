// The one engine with the one encoder that fills its buffer, and where each operation begins in it.
// Between the validators (validator.ts) and the wasm module (load.ts, engine.ts).

import { Encoder } from './encode.js';
import type { Engine } from './engine.js';
import { operationIds } from './generated/operations.js';
import { loadEngine } from './load.js';
import { ReportReader } from './report.js';
import type { Description, Findings } from './types.js';
import { putIntoWords } from './wording.js';
import { wellFormed } from './writer.js';

/** Which way a value travels. */
export type Direction = 'request' | 'response';

/** The engine in use. Every call of the module may let its memory grow, which moves the encoder's buffer. */
export class Judge {
  private readonly encoder: Encoder;
  private readonly reports: ReportReader;

  constructor(private readonly engine: Engine) {
    this.encoder = new Encoder(engine);
    this.reports = new ReportReader(engine);
  }

  /** Where the request or response of an operation begins; `undefined` if the module has no such operation. */
  root(id: string, direction: Direction): number | undefined {
    const ids: readonly string[] = operationIds;
    return this.engine.root(ids.indexOf(id), direction === 'response');
  }

  field(site: number, segment: string): number | undefined {
    const field = this.engine.field(site, segment);
    this.encoder.refresh();
    return field;
  }

  describe(site: number, direction: Direction): Description {
    const description = this.engine.describe(site, direction === 'response');
    this.encoder.refresh();
    return putIntoWords(description);
  }

  value(value: unknown, site: number, response: boolean): Findings {
    const mark = this.encoder.begin();
    try {
      const end = this.encoder.encode(value, site, mark);
      return this.report(this.engine.validate(site, response, mark.start, end - mark.start));
    } finally {
      this.encoder.finish(mark);
    }
  }

  /** `linesBefore` is how many lines stand before the text. */
  json(text: string | Uint8Array, site: number, response: boolean, linesBefore: number): Findings {
    const mark = this.encoder.begin();
    try {
      const { start } = mark;
      const isText = typeof text === 'string';
      const isUtf8 = isText && wellFormed(text);
      const end = isText ? this.encoder.rawText(text, isUtf8, start) : this.encoder.rawBytes(text, start);
      const address = this.engine.validate_json(site, response, start, end - start, isUtf8);
      return this.report(address, linesBefore);
    } finally {
      this.encoder.finish(mark);
    }
  }

  private report(address: number, linesBefore = 0): Findings {
    return address === 0 ? { ok: true, errors: [], warnings: [] } : this.reports.read(address, linesBefore);
  }
}

let current: Judge | undefined;

/** The judge, with the engine loaded if it was not yet. */
export function judge(): Judge {
  return (current ??= new Judge(loadEngine()));
}
