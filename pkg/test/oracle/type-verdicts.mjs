// Values beside the types of requests and responses: which of them TypeScript should refuse, and which it does. The
// values and their verdicts come from elsewhere; nothing here knows how the types are made.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stepsOf } from '../../../www/pointer.js';

const pkg = fileURLToPath(new URL('../..', import.meta.url));
const TSC = join(pkg, 'node_modules', 'typescript', 'bin', 'tsc');
const folder = join(pkg, '..', 'target', 'type-verdicts');

/** What a type can say. The other codes are about limits, or about text within what is text to TypeScript. */
const SAYABLE = new Set(['type', 'required', 'enum', 'unknown', 'exclusive']);

/** TypeScript follows types that contain themselves, as documents do, not much further than this. */
const DEEPEST = 40;

/**
 * Whether a type should refuse a value of which these violations are expected: `[pointer, code, severity]`. The answer is
 * `undefined` where all that is wrong is a number's size or fraction, which TypeScript does not know, or where there is
 * more depth than it looks into.
 */
export function refusal(value, violations) {
  if (depthOf(value) > DEEPEST) return undefined;
  const sayable = violations.filter(([, code, severity]) => severity === 'error' && SAYABLE.has(code));
  if (sayable.length === 0) return false;
  return sayable.every(([pointer, code]) => code === 'type' && isOddNumber(at(value, pointer)))
    ? undefined
    : true;
}

function depthOf(value) {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}

/** A number that is of no whole type of 32 bits, and yet one to TypeScript. */
function isOddNumber(value) {
  return typeof value === 'number' && value !== (value | 0);
}

function at(value, pointer) {
  return stepsOf(pointer).reduce((inside, name) => inside?.[name], value);
}

/** Values to try against the types, each told by `operation`, `direction` and its place among those tried. */
export class Trial {
  #files = new Map();

  /** Has the value tried, once; answers with its name, by which `refused` knows it. */
  add(operation, direction, value) {
    const file = `${operation}.${direction}`;
    const lines = this.#files.get(file) ?? this.#files.set(file, new Map()).get(file);
    const written = statement(value);
    if (!lines.has(written)) lines.set(written, lines.size + HEAD_LINES + 1);
    return `${file}.mts:${lines.get(written)}`;
  }

  get size() {
    return [...this.#files.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The names of the values that TypeScript refuses, with what it says. */
  refused() {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [file, lines] of this.#files) {
      writeFileSync(join(folder, `${file}.mts`), head(file) + [...lines.keys()].join('\n'));
    }
    writeFileSync(join(folder, 'tried.ts'), TRIED);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
    return typeErrors();
  }
}

const CONFIG = {
  compilerOptions: {
    ...{ target: 'es2022', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true },
    ...{ types: [], lib: ['es2022', 'dom'], noEmit: true, pretty: false },
  },
  include: ['.'],
};

const HEAD_LINES = 1;

function head(file) {
  const [, id, direction] = /^(.*)\.(\w+)$/.exec(file);
  return `import type { Tried } from './tried.js'; declare let t: Tried<'${id}', '${direction}'>;\n`;
}

/**
 * What values are assigned to. TypeScript refuses unknown members of literals, as services do in requests; in responses
 * they may stand.
 */
const TRIED = `
import type { DocumentValue, Operations } from '../../pkg/dist/index.js';

export type Tried<Id extends keyof Operations, Direction extends 'request' | 'response'> =
  Direction extends 'request' ? Operations[Id]['request'] : Open<Operations[Id]['response']>;

type Open<Value> = Value extends string | number | boolean | null | undefined | Date | ArrayBufferLike | ArrayBufferView
  ? Value
  : Value extends unknown[]
    ? { [Index in keyof Value]: Open<Value[Index]> }
    : { [Name in keyof Value]: OpenMember<Value[Name]> } & { [unknown: string]: unknown };

type OpenMember<Value> = DocumentValue extends Value ? Value : Open<Value>;
`;

function statement(value) {
  return `t = ${source(value)};`;
}

/** A value as source text; long texts cut short, as types do not see their ends. */
function source(value) {
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, part]) => `[${source(name)}]: ${source(part)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? text(value.slice(0, 200)) : String(value);
}

/** On one line: to TypeScript, two separators of Unicode end lines, too. */
function text(value) {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
  );
}

function typeErrors() {
  const { stdout, status } = spawnSync(process.execPath, [TSC, '--project', folder], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const errors = stdout.split('\n').filter((line) => /error TS/.test(line));
  const found = errors.map((line) => /^([\w.]+)\((\d+),\d+\): error (.*)$/.exec(line));
  const strays = errors.filter((_, i) => found[i] === null || Number(found[i][2]) <= HEAD_LINES);
  if (strays.length > 0 || ![0, 1, 2].includes(status)) {
    throw new Error(`tsc did not judge the values: ${strays.slice(0, 5).join('\n') || stdout.slice(0, 500)}`);
  }
  return new Map(found.map(([, file, line, text]) => [`${file}:${line}`, text]));
}
