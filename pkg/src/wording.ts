// Words: the texts of violations and constraints, in the language that was set. The engine says which text by its
// number, and what to fill in; the texts themselves are tables (messages/*.json), one for each language.
//
// A gap in a text is the name of an argument, `{max}`, or the name and a form: `{max:unit}` counts ("1 byte", "2 bytes"),
// `or` and `and` join names, `list` separates them by commas, `sorted` does so in their order, `first` and `second` pick
// one. Rust does the same for its own callers (src/wording/fill.rs); the same test cases hold both to it.

import { demands, messages as english } from './generated/messages.js';
import { similar } from './similar.js';
import type { Description, Params } from './types.js';

/** The name of a text in a table of messages. */
export type MessageKey = keyof typeof english;

/** The texts of a language. Those left out stay in English. */
export type Messages = { readonly [Key in MessageKey]?: string } & {
  /** What the words for patterns are in this language: from English, as in `params.hint`. */
  readonly hints?: Readonly<Record<string, string>>;
};

/** What is filled in, by name. */
export type Arguments = Readonly<Record<string, Argument>>;
/** Bigints are whole numbers that a number cannot hold. */
export type Argument = string | number | bigint | boolean | readonly string[] | Words | undefined;

/** A text within a text, filled in with the same arguments. */
export class Words {
  constructor(readonly message: number) {}
}

const messageKeys = Object.keys(english) as MessageKey[];
const demandTexts: readonly string[] = Object.values(demands);
const SENTENCE = 0;
const MEASURED = 1;

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

  message(number: number, params: Arguments, more: Arguments): string {
    const template = (this.templates[number] ??= parse(this.text(messageKeys[number])));
    return this.fill(template, params, more);
  }

  private text(key: MessageKey | undefined): string {
    return key === undefined ? '' : (this.texts[key] ?? english[key]);
  }

  fill(template: Template, params: Arguments, more: Arguments): string {
    let text = template[0] ?? '';
    for (let i = 1; i < template.length; i += 3) {
      text += this.filled(template[i] ?? '', template[i + 1], params, more) + (template[i + 2] ?? '');
    }
    return text;
  }

  private filled(name: string, form: string | undefined, params: Arguments, more: Arguments): string {
    const value = more[name] ?? params[name];
    if (typeof value === 'string') return name === 'hint' ? (this.texts.hints?.[value] ?? value) : value;
    if (typeof value === 'number' || typeof value === 'bigint') {
      return form === 'unit' ? this.counted(value, String(params['unit'])) : String(value);
    }
    if (value instanceof Words) return this.message(value.message, params, more);
    return Array.isArray(value) ? this.joined(value, form) : '';
  }

  private counted(count: number | bigint, unit: string): string {
    const key = count === 1 ? one[unit] : (unit as MessageKey);
    return this.fill(parse(this.text(key)), { count }, {});
  }

  private joined(names: readonly string[], form: string | undefined): string {
    if (form === 'first' || form === 'second') return names[form === 'first' ? 0 : 1] ?? '';
    if (form === 'sorted') return [...names].sort().join(', ');
    if (form !== 'or' && form !== 'and') return names.join(', ');
    const last = names.at(-1) ?? '';
    const others = names.slice(0, -1).join(this.text('comma'));
    return names.length > 1 ? others + this.text(form) + last : last;
  }
}

/** Text, name, form, text, name, form, text, and so on. */
type Template = readonly (string | undefined)[];

function parse(text: string): Template {
  return text.split(/\{(\w+)(?::(\w+))?\}/);
}

const inEnglish = new Language({});
let current = inEnglish;
const demandTemplates: Template[] = [];

/** What a violation says, in the language that was set. */
export function messageText(message: number, params: Arguments, more: Arguments): string {
  return current.message(message, params, more);
}

/** Words for programs: the same in every language. */
export function englishText(words: Words): string {
  return inEnglish.message(words.message, {}, {});
}

/** What a Smithy server says of the value at `at`, a JSON pointer. */
export function demandText(demand: number, at: string, params: Arguments, more: Arguments): string {
  const said = inEnglish.fill(demandTemplate(demand), params, more);
  const sentence = params['unit'] === undefined ? SENTENCE : MEASURED;
  return inEnglish.fill(demandTemplate(sentence), { at, demand: said }, params);
}

function demandTemplate(demand: number): Template {
  return (demandTemplates[demand] ??= parse(demandTexts[demand] ?? ''));
}

/** Puts words where the engine left their numbers. */
export function putIntoWords(description: Description): Description {
  for (const constraint of description.constraints) {
    const number = constraint.text as unknown as number;
    constraint.text = current.message(number, constraint.params as Arguments, {});
  }
  const { members = [], element, key, value } = description;
  for (const part of [...members, element, key, value]) if (part !== undefined) putIntoWords(part);
  return description;
}

/** Sets the language of {@link Params} and messages; without a table it is English again. */
export function useMessages(messages: Messages = {}): void {
  if (typeof messages !== 'object' || messages === null) {
    throw new TypeError(`setMessages: messages must be a table of texts, not ${messages}`);
  }
  for (const [key, text] of Object.entries(messages)) {
    if (key === 'hints') continue;
    if (!Object.hasOwn(english, key)) {
      const [meant] = similar(key, messageKeys);
      const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
      throw new TypeError(`setMessages: there is no message '${key}'${hint}`);
    }
    if (typeof text !== 'string')
      throw new TypeError(`setMessages: '${key}' must be a text, not ${typeof text}`);
  }
  current = new Language({ ...messages });
}
