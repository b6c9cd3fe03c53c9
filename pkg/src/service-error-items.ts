// Takes the text of a ValidationException apart: what each failure says of its value, where it stands and what was
// demanded. The text is not escaped, and it echoes values, which may hold anything, this very wording included; so
// failures are found by the phrase between place and demand, and the number that the text begins with decides.
//
// Knows the wording around failures only: places and demands are read by others.

/** One failure, in the words of the service. */
export interface Item {
  /** From "Value" to the end of what was demanded. */
  text: string;
  /** The length that a Smithy server found. */
  length?: number;
  /** The number that an older service found. */
  number?: number;
  /** Where it stands, the likeliest reading first: the path of a map's entry may hold what ends a value. */
  places: string[];
  /** What the service demands, from its first word on. */
  demand: string;
}

/** Between the place of a failure and what is demanded there. */
const CONSTRAINT = "' failed to satisfy constraint: ";
/** What a demand begins with; anything else behind that phrase was part of a value. */
const DEMAND = /(?:Member|Map keys|Map value|Map values) must /y;
/** Digits are bounded, so that a text of nothing but digits is read once. */
const HEADER = /(\d{1,9}) validation errors? detected[:.]\s*/;
/** Between failures. */
const SEPARATOR = '; ';
/** What a failure begins with, behind the one before it. */
const NEXT = /; Value /;
/** Smithy servers do not echo the value, so that the place begins here. */
const SMITHY = /^Value(?: with length (\d{1,15}))? at '(?=[/'])/;
/** Older services echo numbers in quotes, too. */
const ECHOED = /^Value '(-?\d{1,20}(?:\.\d{1,20})?)' at '/;
/** How many readings of a place are offered. */
const READINGS = 8;

/**
 * The failures that the text tells of, and how many it says there are. Where it says one, all before the last phrase
 * belongs to its value; where it says fewer than are found, some of these stand in values.
 */
export function itemsOf(text: string): { items: Item[]; stated: number | undefined } {
  const header = HEADER.exec(text);
  const stated = header ? Number(header[1]) : undefined;
  const first = header ? header.index + header[0].length : Math.max(text.indexOf('Value'), 0);
  const phrases = phrasesIn(text, first);
  const spans = spansOf(text, first, stated === 1 ? phrases.slice(-1) : phrases);
  return { items: spans.flatMap((span) => itemOf(text, span) ?? []), stated };
}

interface Span {
  start: number;
  /** Where CONSTRAINT stands. */
  phrase: number;
  end: number;
}

/** Where failures begin and end. A phrase that no new failure follows before the next phrase was part of a value. */
function spansOf(text: string, first: number, phrases: readonly number[]): Span[] {
  const spans: Span[] = [];
  let start = first;
  for (const [index, phrase] of phrases.entries()) {
    const next = phrases[index + 1];
    const demand = phrase + CONSTRAINT.length;
    const length = next === undefined ? text.length - demand : text.slice(demand, next).search(NEXT);
    if (length < 0) continue;
    spans.push({ start, phrase, end: demand + length });
    start = demand + length + SEPARATOR.length;
  }
  return spans;
}

function phrasesIn(text: string, first: number): number[] {
  const phrases = [];
  for (let at = text.indexOf(CONSTRAINT, first); at >= 0; at = text.indexOf(CONSTRAINT, at + 1)) {
    DEMAND.lastIndex = at + CONSTRAINT.length;
    if (DEMAND.test(text)) phrases.push(at);
  }
  return phrases;
}

function itemOf(text: string, { start, phrase, end }: Span): Item | undefined {
  const head = text.slice(start, phrase + 1);
  const demand = withoutTrailer(text.slice(phrase + CONSTRAINT.length, end));
  const whole = text.slice(start, phrase + CONSTRAINT.length) + demand;
  const smithy = SMITHY.exec(head);
  if (smithy) {
    const place = head.slice(smithy[0].length, -1);
    const length = smithy[1] === undefined ? {} : { length: Number(smithy[1]) };
    return { text: whole, ...length, places: [place], demand };
  }
  const places = placesIn(head);
  const echoed = ECHOED.exec(head)?.[1];
  const number = echoed === undefined ? {} : { number: Number(echoed) };
  return places.length > 0 ? { text: whole, ...number, places, demand } : undefined;
}

/** What may be the place at the end of `head`: the last text behind "at", or one that begins further ahead. */
function placesIn(head: string): string[] {
  const places = [];
  let at = head.length;
  while (places.length < READINGS) {
    at = at > 0 ? head.lastIndexOf(" at '", at - 1) : -1;
    if (at < 0) break;
    places.push(head.slice(at + 5, -1));
  }
  return places;
}

/** Without what SDKs and tools put behind a service's words. */
function withoutTrailer(demand: string): string {
  const line = demand.split('\n', 1)[0] ?? '';
  const trailer = line.search(/ \((?:Service|RequestToken|Status Code): /);
  return trailer < 0 ? line.trimEnd() : line.slice(0, trailer);
}
