// Descriptions as TypeScript types: one declaration for each structure, and what stands at its members. What is said of
// them is in comment.mjs, what they are called in names.mjs.
//
// A type accepts every value whose report is `ok`, and refuses the others as far as types can: limits are in its
// comments. What is only a warning does not narrow it.

import { comment, isStructure, memberLines, ruleLines } from './comment.mjs';

const PLAIN = {
  string: 'string',
  boolean: 'boolean',
  byte: 'number',
  short: 'number',
  integer: 'number',
  long: 'number',
};
/** The types of ../../src/values.ts. */
const IMPORTED = {
  blob: 'BlobValue',
  timestamp: 'TimestampValue',
  double: 'DoubleValue',
  document: 'DocumentValue',
};

/** Declares the structures of one direction of a service: each once, where it is first referred to. */
export class Structures {
  /** The declarations, in order. */
  declarations = [];
  /** What they need of ../../src/values.ts. */
  imported = new Set();
  #names;
  #direction;
  /** Places with the inside of their shape, for those within it where the description leaves that out. */
  #insides = new Map();
  /** The rules between the members of each structure, as its first place has them. */
  #rules = new Map();

  constructor(names, direction) {
    this.#names = names;
    this.#direction = direction;
  }

  /** Declares a whole request or response under the name given. */
  whole(name, place, intro) {
    this.#names.call(place, name);
    this.#declare(name, place, intro);
  }

  #reference(place) {
    const known = this.#names.has(place);
    const name = this.#names.of(place, this.#direction);
    this.#sameRules(name, place);
    if (!known) this.#declare(name, place);
    return name;
  }

  /** One type cannot say what differs from place to place. */
  #sameRules(name, place) {
    const rules = JSON.stringify(ruleLines(place));
    const first = this.#rules.get(name) ?? rules;
    if (rules !== first)
      throw new Error(`the structure ${name} has other rules elsewhere: ${rules}, not ${first}`);
    this.#rules.set(name, first);
  }

  #declare(name, place, intro) {
    // Its place is taken before what it holds is looked at.
    const position = this.declarations.push('') - 1;
    const rules = ruleLines(place);
    const lines = intro === undefined ? rules : [intro, ...(rules.length > 0 ? ['', ...rules] : [])];
    this.declarations[position] = this.#declaration(name, place, lines);
  }

  #declaration(name, place, lines) {
    const { members = [] } = place;
    if (members.length === 0)
      return `${comment(lines)}export type ${name} = Record<string, ${this.#beyond()}>;\n`;
    const groups = exclusiveGroups(place);
    if (groups.length === 0) return this.#interface(name, lines, members);
    const parts = [...this.#others(name, members, groups), ...this.#choices(name, members, groups)];
    const type = parts.map((part) => part.type).join(' & ');
    return [`${comment(lines)}export type ${name} = ${type};\n`, ...parts.map((part) => part.text)].join(
      '\n',
    );
  }

  /** The members that exclude no other, if there are any. */
  #others(name, members, groups) {
    const grouped = new Set(groups.flatMap(({ params }) => params.members));
    const others = members.filter((member) => !grouped.has(member.name));
    if (others.length === 0) return [];
    const type = this.#names.reserve(`${name}Members`);
    const lines = [`The other members of {@link ${name}}.`];
    return [{ type, text: this.#interface(type, lines, others) }];
  }

  /** Of each rule the members that exclude each other, as they are where they are set. */
  #choices(name, members, groups) {
    return groups.map(({ params }, i) => {
      const own = this.#names.reserve(`${name}Choices${i === 0 ? '' : i + 1}`);
      const rule = this.#import(params.min === 1 ? 'OneOf' : 'AtMostOneOf');
      const chosen = members.filter((member) => params.members.includes(member.name));
      const lines = [`The members of {@link ${name}} that exclude each other.`];
      const set = chosen.map((member) => ({ ...member, nullable: false }));
      return { type: `${rule}<${own}>`, text: this.#interface(own, lines, set) };
    });
  }

  #interface(name, lines, members) {
    return `${comment(lines)}export interface ${name} {\n${this.#members(members)}}\n`;
  }

  /** What may stand where no member is known: services add members to responses. */
  #beyond() {
    return this.#direction === 'Request' ? 'never' : 'unknown';
  }

  #members(members) {
    return members.map((member) => comment(memberLines(member), '  ') + this.#member(member)).join('');
  }

  #member(member) {
    const type = this.#type(member);
    const name = /^[A-Za-z_$][\w$]*$/.test(member.name) ? member.name : literal(member.name);
    return member.nullable ? `  ${name}?: ${type} | null | undefined;\n` : `  ${name}: ${type};\n`;
  }

  #type(place) {
    if (isStructure(place)) return this.#reference(place);
    const { element, value } = this.#whole(place);
    if (place.type === 'list') return `Array<${this.#content(element)}>`;
    if (place.type === 'map') return `Record<string, ${this.#content(value)}>`;
    if (place.type === 'string') return textType(place);
    return PLAIN[place.type] ?? this.#import(IMPORTED[place.type]);
  }

  #content(place) {
    return this.#type(place) + (place.nullable ? ' | null' : '');
  }

  #whole(place) {
    if (place.recursive) return this.#insides.get(place.shapeId);
    this.#insides.set(place.shapeId, place);
    return place;
  }

  #import(name) {
    this.imported.add(name);
    return name;
  }
}

/**
 * The rules by which members exclude each other, where that is an error. Of two about the same member the second stays
 * unsaid.
 */
function exclusiveGroups({ constraints }) {
  const seen = new Set();
  return constraints.filter(({ code, severity, params }) => {
    if (code !== 'exclusive' || severity !== 'error' || params.members.some((name) => seen.has(name)))
      return false;
    params.members.forEach((name) => seen.add(name));
    return true;
  });
}

/** Where other texts are only a warning they belong to the type; editors propose the known ones nevertheless. */
function textType({ constraints }) {
  const enums = constraints.filter(({ code }) => code === 'enum');
  const binding = enums.find(({ severity }) => severity === 'error');
  if (binding !== undefined) return literals(binding.params.allowed);
  return enums.length === 0 ? 'string' : `${literals(enums[0].params.allowed)} | (string & {})`;
}

function literals(texts) {
  return texts.map(literal).join(' | ');
}

function literal(text) {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
