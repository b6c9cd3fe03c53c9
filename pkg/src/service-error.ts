// `workflow-preflight/service-error`: the text of a service's ValidationException as violations, so that a form can
// show the service's word where it belongs. An entry of its own, without the engine: whoever has a validator hands
// it in, for its description.

import { escaped } from './pointer.js';
import { demandOf, type Demand } from './service-error-demands.js';
import { type Item, itemsOf } from './service-error-items.js';
import { type Place, placeAsWritten, placeIn } from './service-error-places.js';
import { serviceTexts } from './service-error-texts.js';
import type { ServiceErrorOptions, ServiceTexts, ServiceViolation } from './service-error-types.js';
import type { Description, Params, PathSegment } from './types.js';

export type * from './service-error-types.js';
export { serviceTexts };

/**
 * Reads the text of a ValidationException: that of Smithy servers and that of older AWS services.
 *
 * Whatever is not understood is not lost: a text that tells of no failure, or of which it cannot be said where one
 * ends and the next begins, is one violation with the code `service` at the root, whose `message` is the text. Only
 * an empty text gives none. Takes time in proportion to the text.
 *
 * @param error The text, or an error that has it as its `message`.
 * @throws TypeError when it is neither.
 */
export function fromServiceError(
  error: string | { readonly message: string },
  options: ServiceErrorOptions = {},
): ServiceViolation[] {
  const text = textOf(error);
  if (text.trim() === '') return [];
  const root = options.validator?.describe();
  const found = failuresIn(text, root);
  const texts = { ...serviceTexts, ...options.texts };
  if (found.length === 0)
    return [violation({ path: [] }, { code: 'service', params: {} }, text, text, texts)];
  return found.map((item) => read(item, root, texts));
}

function textOf(error: unknown): string {
  const text = typeof error === 'object' && error !== null ? (error as { message?: unknown }).message : error;
  if (typeof text !== 'string') {
    throw new TypeError('fromServiceError: the error must be a text, or an object whose message is one');
  }
  return text;
}

/** The failures, if it is certain which they are: a value that is echoed may tell of failures, too. */
function failuresIn(text: string, root: Description | undefined): Item[] {
  const { items, stated = items.length } = itemsOf(text);
  if (items.length <= stated) return items;
  const located = items.filter((item) => locate(item, root).description);
  return located.length === stated ? located : [];
}

function read(item: Item, root: Description | undefined, texts: ServiceTexts): ServiceViolation {
  const demand = demandOf(item.demand);
  const place = locate(item, root, demand.code === 'unknown');
  const actual = demand.code === 'length' ? item.length : demand.code === 'range' ? item.number : undefined;
  if (actual !== undefined) demand.params.actual = actual;
  return violation(place, enriched(demand, place), item.text, item.demand, texts);
}

function locate({ places }: Item, root: Description | undefined, unknown = false): Place {
  for (const place of root ? places : []) {
    const found = root && placeIn(root, place, unknown);
    if (found) return found;
  }
  return placeAsWritten(places[0] ?? '');
}

/** With what the description says of the constraint and the text does not. */
function enriched(demand: Demand, { path, description }: Place): Demand {
  const params = demand.code === 'depends' ? withMember(demand.params, path) : demand.params;
  // Rules between members say all of their figures.
  if (description === undefined || params.members) return { ...demand, params };
  const own = stated(description, demand);
  const key = description.key && stated(description.key, demand);
  if (demand.target !== 'key' && (own || !key))
    return { ...demand, params: { ...own, ...params, ...shown(own) } };
  return { ...demand, params: { ...key, ...params, ...shown(key) }, target: 'key' };
}

/** Texts name the other member only; the one at fault is the place. */
function withMember(params: Params, path: readonly PathSegment[]): Params {
  return { ...params, members: [String(path.at(-1) ?? ''), ...(params.members ?? [])] };
}

/** The figures of the constraint that was broken, if the description has it. */
function stated({ constraints }: Description, { code, params }: Demand): Params | undefined {
  const same = constraints.find((constraint) => constraint.code === code && agree(constraint.params, params));
  return same?.params as Params | undefined;
}

/** Whether all that both say is the same. The older wording says one bound only: the one that is broken. */
function agree(stated: Params, told: Params): boolean {
  const unequal = (['min', 'max', 'pattern', 'prefix'] as const).some(
    (name) => told[name] !== undefined && told[name] !== stated[name],
  );
  const { allowed = [] } = stated;
  return !unequal && (told.allowed ?? allowed).every((value) => allowed.includes(value));
}

/** The values allowed stand in the order of the model, not in that of the alphabet. */
function shown(stated: Params | undefined): Params {
  return stated?.allowed ? { allowed: stated.allowed } : {};
}

function violation(
  { path }: Place,
  { code, params, target }: Demand,
  serviceMessage: string,
  demand: string,
  texts: ServiceTexts,
): ServiceViolation {
  const message = texts[code](params, { name: String(path.at(-1) ?? ''), demand });
  return {
    path,
    pointer: pointerOf(path),
    code,
    severity: 'error',
    source: 'service',
    message,
    serviceMessage,
    params,
    ...(target && { target }),
  };
}

function pointerOf(path: readonly PathSegment[]): string {
  return path.map((step) => `/${escaped(String(step))}`).join('');
}
