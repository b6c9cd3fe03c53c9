// Words: the texts of violations and constraints, in the language that was set. The engine says which text by its
// number, and what to fill in; the texts themselves are tables (messages/*.json), one for each language.
//
// A gap in a text is the name of an argument, `{max}`, or the name and a form: `{max:unit}` counts ("1 byte", "2 bytes"),
// `or` and `and` join names, `list` separates them by commas, `sorted` does so in their order, `first` and `second` pick
// one. Rust does the same for its own callers (src/wording/fill.rs); the same test cases hold both to it.

import { demands, type MessageKey, messages as english } from './generated/messages.js';
import { kindOf } from './kind.js';
import { similar } from './similar.js';
import type { Description } from './types.js';

export type { MessageKey };

/** The texts of a language. Those left out stay in English. */
export type Messages = { readonly [Key in MessageKey]?: string } & {
  /** What the words for patterns are in this language: from English, as in `params.hint`. */
  readonly hints?: Readonly<Record<string, string>>;
};

/**
 * What arguments are called, in the order of the engine's own list (src/wording.rs). The first ones are the parameters of
 * violations; the others are for words alone.
 */
// prettier-ignore
export const argumentNames: readonly string[] = [
  'min', 'max', 'actual', 'unit', 'pattern', 'whole', 'hint', 'allowed', 'expected', 'received', 'members', 'present',
  'value', 'suggestion', 'prefix',
  'member', 'wanted', 'noun', 'example', 'number', 'least', 'most', 'floor', 'ceiling', 'reason', 'others', 'open',
  'line', 'column', 'count', 'at',
];
/** How many of the names are parameters. */
export const PARAMETERS = /*#__PURE__*/ argumentNames.indexOf('member');
/** The JSON pointer in what a Smithy server says. */
export const AT = /*#__PURE__*/ argumentNames.indexOf('at');
/** A line of the text that is judged. */
export const LINE = /*#__PURE__*/ argumentNames.indexOf('line');
const UNIT = /*#__PURE__*/ argumentNames.indexOf('unit');
const HINT = /*#__PURE__*/ argumentNames.indexOf('hint');
const COUNT = /*#__PURE__*/ argumentNames.indexOf('count');

/** What is filled in, by the number of its name. */
export type Arguments = readonly Argument[];
/** Bigints are whole numbers that a number cannot hold. */
export type Argument = string | number | bigint | boolean | readonly string[] | Words | undefined;

/** A text within a text, filled in with the same arguments. */
export class Words {
  constructor(readonly message: number) {}
}

const messageKeys = /*#__PURE__*/ Object.keys(english) as MessageKey[];
const demandEntries = /*#__PURE__*/ Object.entries(demands);

/** The singular of what lengths are counted in. */
const one: Readonly<Record<string, MessageKey>> = {
  characters: 'character',
  bytes: 'byte',
  entries: 'entry',
  elements: 'element',
};

class Language {
  private readonly templates: Template[] = [];

  constructor(private readonly texts: Messages) {}

  message(number: number, given: Arguments): string {
    return this.fill(this.template(number), given);
  }

  private template(number: number): Template {
    return (this.templates[number] ??= parse(this.text(messageKeys[number])));
  }

  private text(key: MessageKey | undefined): string {
    return key === undefined ? '' : (this.texts[key] ?? english[key]);
  }

  fill({ start, gaps }: Template, given: Arguments): string {
    let text = start;
    for (const gap of gaps) text += this.filled(gap, given) + gap.after;
    return text;
  }

  private filled({ name, form }: Gap, given: Arguments): string {
    const value = given[name];
    if (typeof value === 'string') return name === HINT ? (this.texts.hints?.[value] ?? value) : value;
    if (typeof value === 'number' || typeof value === 'bigint') {
      return form === 'unit' ? this.counted(value, String(given[UNIT])) : String(value);
    }
    if (value instanceof Words) return this.message(value.message, given);
    return Array.isArray(value) ? this.joined(value, form) : '';
  }

  private counted(count: number | bigint, unit: string): string {
    const noun = count === 1 ? one[unit] : unit;
    const given: Argument[] = [];
    given[COUNT] = count;
    return this.fill(this.template(messageKeys.indexOf(noun as MessageKey)), given);
  }

  private joined(names: readonly string[], form: string): string {
    if (form === 'first' || form === 'second') return names[form === 'first' ? 0 : 1] ?? '';
    if (form === 'sorted') return [...names].sort().join(', ');
    if (form !== 'or' && form !== 'and') return names.join(', ');
    const last = names.at(-1) ?? '';
    const others = names.slice(0, -1).join(this.text('comma'));
    return names.length > 1 ? others + this.text(form) + last : last;
  }
}

/** A text, cut at its gaps. */
interface Template {
  readonly start: string;
  readonly gaps: readonly Gap[];
}

interface Gap {
  /** The number of a name; -1 for none. */
  readonly name: number;
  readonly form: string;
  /** The text behind the gap. */
  readonly after: string;
}

function parse(text: string): Template {
  const [start = '', ...parts] = text.split(/\{(\w+)(?::(\w+))?\}/);
  const gaps: Gap[] = [];
  for (let i = 0; i < parts.length; i += 3) {
    gaps.push({
      name: argumentNames.indexOf(parts[i] ?? ''),
      form: parts[i + 1] ?? '',
      after: parts[i + 2] ?? '',
    });
  }
  return { start, gaps };
}

const inEnglish = /*#__PURE__*/ new Language({});
let current = inEnglish;
const demandTemplates: Template[] = [];

/** What a violation says, in the language that was set. */
export function messageText(message: number, given: Arguments): string {
  return current.message(message, given);
}

/** Words for programs: the same in every language. */
export function englishText(words: Words): string {
  return inEnglish.message(words.message, []);
}

/** What a Smithy server says of the value at the JSON pointer {@link AT}. */
export function demandText(demand: number, given: Arguments): string {
  return inEnglish.fill((demandTemplates[demand] ??= demandTemplate(demand)), given);
}

function demandTemplate(demand: number): Template {
  const [key = '', text = ''] = demandEntries[demand] ?? [];
  const sentence = key.startsWith('length') ? demands.measured : demands.sentence;
  return parse(sentence.replace('{demand}', () => text));
}

/** Puts words where the engine left their numbers. */
export function putIntoWords(description: Description): Description {
  for (const constraint of description.constraints) {
    const params = constraint.params as Record<string, Argument>;
    const given = argumentNames.map((name) => params[name]);
    constraint.text = current.message(constraint.text as unknown as number, given);
  }
  const { members = [], element, key, value } = description;
  for (const part of [...members, element, key, value]) if (part !== undefined) putIntoWords(part);
  return description;
}

/** Sets the language of messages; without a table it is English again. */
export function useMessages(messages: Messages = {}): void {
  requireTexts(messages, 'messages');
  const { hints = {}, ...texts } = messages;
  requireTexts(hints, "'hints'");
  Object.keys(texts).forEach(requireKey);
  for (const [key, text] of [...Object.entries(texts), ...Object.entries(hints)]) {
    if (typeof text !== 'string') {
      throw new TypeError(`setMessages: '${key}' must be a text, not ${kindOf(text)}`);
    }
  }
  current = new Language({ ...texts, hints: { ...hints } });
}

function requireTexts(table: unknown, name: string): void {
  if (typeof table === 'object' && table !== null) return;
  throw new TypeError(`setMessages: ${name} must be a table of texts, not ${kindOf(table)}`);
}

function requireKey(key: string): void {
  if (Object.hasOwn(english, key)) return;
  const [meant] = similar(key, messageKeys);
  const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
  throw new TypeError(`setMessages: there is no message '${key}'${hint}`);
}
