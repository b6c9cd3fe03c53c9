// Validators: what users hold. They check the arguments of calls and keep where in a request or response
// they stand; everything about values is the engine's business.

import { escaped, unescaped } from './pointer.js';
import { kindOf } from './kind.js';
import { type Direction, judge } from './judge.js';
import { schemaOf } from './schema.js';
import { readOptions } from './schema-options.js';
import type { PartOf } from './part.js';
import { standardOf } from './standard.js';
import type { StandardProperties } from './standard-types.js';
import type {
  Description,
  Findings,
  JsonOptions,
  JsonReport,
  JsonSchemaDocument,
  JsonSchemaOptions,
  PathSegment,
  Report,
  Validator,
} from './types.js';

/** A validator of the whole, which looks its site up at first use, or of a part. */
export class SiteValidator<Value> implements Validator<Value> {
  private standard?: StandardProperties<Value>;

  constructor(
    private readonly id: string,
    private readonly direction: Direction,
    private site?: number,
  ) {}

  validate(value: unknown): Report<Value> {
    const site = this.locate();
    const report: Findings & { value?: unknown } = judge().value(value, site, this.direction === 'response');
    // Where there is no error, the value is of the type. To spread the report into another takes V8 longer than the verdict.
    if (report.ok) report.value = value;
    return report as Report<Value>;
  }

  validateJson(text: string | Uint8Array, options?: JsonOptions): JsonReport {
    if (typeof text !== 'string' && !isBytes(text)) {
      throw new TypeError(`validateJson: text must be a string or a Uint8Array, not ${kindOf(text)}`);
    }
    const linesBefore = options === undefined ? 0 : firstLineOf(options) - 1;
    return judge().json(text, this.locate(), this.direction === 'response', linesBefore) as JsonReport;
  }

  field<const Path extends readonly PathSegment[] | string>(path: Path): Validator<PartOf<Value, Path>> {
    let site: number | undefined = this.locate();
    for (const segment of segmentsOf(path)) {
      site = judge().field(site, segment);
      if (site === undefined) {
        throw new TypeError(`field: ${pointerOf(path)} is not in the ${this.direction} of ${this.id}`);
      }
    }
    return new SiteValidator(this.id, this.direction, site);
  }

  describe(): Description {
    return judge().describe(this.locate(), this.direction);
  }

  jsonSchema(options?: JsonSchemaOptions): JsonSchemaDocument {
    return schemaOf(this.describe(), { ...readOptions(options), closed: this.direction === 'request' });
  }

  get '~standard'(): StandardProperties<Value> {
    return (this.standard ??= standardOf(this));
  }

  private locate(): number {
    this.site ??= judge().root(this.id, this.direction);
    if (this.site === undefined) throw new TypeError(`there is no operation ${this.id}`);
    return this.site;
  }
}

/** The steps of a path or JSON pointer. */
function segmentsOf(path: readonly PathSegment[] | string): string[] {
  if (typeof path === 'string') return segmentsOfPointer(path);
  if (!Array.isArray(path)) {
    throw new TypeError(`field: path must be an array or a JSON pointer, not ${kindOf(path)}`);
  }
  return path.map((segment: unknown) => {
    if (typeof segment === 'string' || typeof segment === 'number') return String(segment);
    throw new TypeError(`field: path must hold strings and numbers only, not ${kindOf(segment)}`);
  });
}

function segmentsOfPointer(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    const example = `field('/${pointer.replace(/~/g, '~0')}') or field(['${pointer}'])`;
    throw new TypeError(`field: '${pointer}' is not a JSON pointer; did you mean ${example}?`);
  }
  return pointer.slice(1).split('/').map(unescaped);
}

function pointerOf(path: readonly PathSegment[] | string): string {
  if (typeof path === 'string') return `'${path}'`;
  return `'${path.map((segment) => `/${escaped(String(segment))}`).join('')}'`;
}

function firstLineOf(options: JsonOptions): number {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`validateJson: options must be an object, not ${kindOf(options)}`);
  }
  const { firstLine = 1 } = options;
  if (Number.isSafeInteger(firstLine) && firstLine >= 1) return firstLine;
  throw new TypeError('validateJson: firstLine must be a whole number from 1');
}

/** By its tag rather than `instanceof`: bytes may come from another realm, such as a frame or a test runner's. */
function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}
