// How much of a limit is used, counted in the unit that the limit is stated in. For display only: whether it is too
// much is said by the validator.

import { unescaped } from './pointer.js';
import { holdsJson } from './form-control.js';
import type { Field } from './form-fields.js';
import type { FormTexts, FormValidator } from './form-types.js';
import type { Description, DescribedParams } from './types.js';

type Limit = DescribedParams['length'] & { max: number };

/** Where the page wants to have counted the entries or elements that stand at a pointer. */
const ATTRIBUTE = 'data-preflight-counter';
const TEXT = /^(?:text|search|url|tel|email|password|textarea)$/;

/** Counts what is written into controls, and rows. */
export class Counters {
  private readonly places = new Map<string, Description>();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly validator: FormValidator,
    private readonly texts: FormTexts,
  ) {}

  /** What to say beside a control; nothing where there is no largest length, or no text. */
  of({ control, place }: Field): string {
    if (!TEXT.test(control.type) || holdsJson(control, place)) return '';
    return this.text(control.value, place.element ?? place);
  }

  /** Counts the rows of lists and maps, where the page has a place for that. */
  show(value: unknown): void {
    for (const host of this.hosts()) {
      const pointer = host.getAttribute(ATTRIBUTE) ?? '';
      let place = this.places.get(pointer);
      if (!place) this.places.set(pointer, (place = this.validator.field(pointer).describe()));
      const text = this.text(partOf(value, pointer), place);
      if (host.textContent !== text) host.textContent = text;
    }
  }

  clear(): void {
    for (const host of this.hosts()) host.textContent = '';
  }

  private hosts(): Iterable<Element> {
    return this.form.querySelectorAll(`[${ATTRIBUTE}]`);
  }

  private text(value: unknown, place: Description): string {
    const limit = limitOf(place);
    const used = limit && usedOf(value, limit);
    return limit && used !== undefined ? this.texts.counter(used, limit.max, limit.unit) : '';
  }
}

function partOf(value: unknown, pointer: string): unknown {
  let part = value as Record<string, unknown> | undefined;
  for (const step of pointer.split('/').slice(1)) {
    part = part?.[unescaped(step)] as Record<string, unknown> | undefined;
  }
  return part;
}

/** The limit that counts: the first one that is an error. Blobs are counted decoded, which is not done here. */
function limitOf({ constraints, type }: Description): Limit | undefined {
  if (type === 'blob' || constraints.some(({ code }) => code === 'enum')) return undefined;
  for (const { code, severity, params } of constraints) {
    if (code === 'length' && severity === 'error' && params.max !== undefined) return params as Limit;
  }
  return undefined;
}

function usedOf(value: unknown, { unit }: Limit): number | undefined {
  if (typeof value === 'string') {
    if (unit === 'bytes') return new TextEncoder().encode(value).length;
    return unit === 'characters' ? [...value].length : undefined;
  }
  if (unit === 'elements' && (value === undefined || Array.isArray(value))) return value?.length ?? 0;
  return unit === 'entries' ? Object.keys(value ?? {}).length : undefined;
}
