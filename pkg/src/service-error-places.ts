// Reads where a service says that something failed: JSON pointers (`/tags/team`), as Smithy servers write them, and
// dotted paths (`tags.1.member.key`), as older AWS services do. Those count elements from 1, write the first letter
// of a member in lower case, and put `member` before whatever stands in a list or map.
//
// Keys may hold dots and slashes, so with a description a place is read as whatever exists there.

import { unescaped as unescapedStep } from './pointer.js';
import type { Description, PathSegment } from './types.js';

/** A place: the way to it and, if it was found in a description, what is demanded there. */
export interface Place {
  path: PathSegment[];
  description?: Description;
}

/** How many steps a search may take: more are not needed for a key of 128 dots, and fewer than a text may ask for. */
const MOST_STEPS = 4096;

interface Reading {
  /** Whether the last part may be a member that the description does not have. */
  unknown: boolean;
  /** Whether it is a dotted path. */
  dotted: boolean;
  parts: readonly string[];
  /** What is left of MOST_STEPS. */
  steps: number;
}

/** The place, if the description has it; with `unknown`, or if it has what the place is a member of. */
export function placeIn(root: Description, text: string, unknown: boolean): Place | undefined {
  const reading = { ...split(text), unknown, steps: MOST_STEPS };
  return placeBelow(root, reading, 0);
}

/** The place as it is written, for want of a description: numbers are positions. */
export function placeAsWritten(text: string): Place {
  const { dotted, parts } = split(text);
  const path: PathSegment[] = [];
  for (const [index, part] of parts.entries()) {
    if (dotted && part === 'member' && index > 1) continue;
    const position = dotted
      ? /^[1-9]\d{0,8}$/.test(part) && parts[index + 1] === 'member'
      : /^(?:0|[1-9]\d{0,8})$/.test(part);
    path.push(position ? Number(part) - (dotted ? 1 : 0) : unescaped(part, dotted));
  }
  return { path };
}

function split(text: string): { dotted: boolean; parts: string[] } {
  if (text === '') return { dotted: false, parts: [] };
  const dotted = !text.startsWith('/');
  return { dotted, parts: dotted ? text.split('.') : text.slice(1).split('/') };
}

function unescaped(part: string, dotted: boolean): string {
  return dotted ? part : unescapedStep(part);
}

function placeBelow(description: Description, reading: Reading, from: number): Place | undefined {
  if (reading.steps-- <= 0) return undefined;
  if (from === reading.parts.length) return { path: [], description };
  if (description.members) return memberPlace(description, reading, from);
  if (description.element) return elementPlace(description.element, reading, from);
  if (description.value) return entryPlace(description.value, reading, from);
  // What stands within itself is not described again, and documents have no description.
  if (description.recursive || description.type === 'document') return placeAsGiven(reading, from);
  return undefined;
}

function memberPlace(description: Description, reading: Reading, from: number): Place | undefined {
  const written = unescaped(reading.parts[from] ?? '', reading.dotted);
  const members = description.members ?? [];
  const exact = members.find(({ name }) => name === written);
  if (!exact && reading.unknown && from + 1 === reading.parts.length) return { path: [written] };
  const member = exact ?? members.find(({ name }) => lowered(name) === lowered(written));
  return member && stepped(member.name, placeBelow(member, reading, from + 1));
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function elementPlace(element: Description, reading: Reading, from: number): Place | undefined {
  const part = reading.parts[from] ?? '';
  const index = Number(part) - (reading.dotted ? 1 : 0);
  if (!/^\d{1,9}$/.test(part) || index < 0) return undefined;
  const wrapped = reading.dotted && reading.parts[from + 1] === 'member';
  return stepped(index, placeBelow(element, reading, from + (wrapped ? 2 : 1)));
}

/**
 * An entry: in a dotted path its key goes as far as to the last `member` behind which the rest exists. Otherwise, and
 * in a pointer, which should be escaped, it is as short as it can be.
 */
function entryPlace(value: Description, reading: Reading, from: number): Place | undefined {
  const { dotted, parts } = reading;
  const found = (end: number, rest: Place | undefined) =>
    stepped(unescaped(parts.slice(from, end).join(dotted ? '.' : '/'), dotted), rest);
  for (let end = parts.length - 1; dotted && end > from; end--) {
    const rest = parts[end] === 'member' ? placeBelow(value, reading, end + 1) : undefined;
    if (rest) return found(end, rest);
  }
  for (let end = from + 1; end <= parts.length; end++) {
    const rest = placeBelow(value, reading, end);
    if (rest) return found(end, rest);
  }
  return undefined;
}

function placeAsGiven({ parts, dotted }: Reading, from: number): Place {
  return { path: parts.slice(from).map((part) => unescaped(part, dotted)) };
}

function stepped(step: PathSegment, place: Place | undefined): Place | undefined {
  return place && { ...place, path: [step, ...place.path] };
}
