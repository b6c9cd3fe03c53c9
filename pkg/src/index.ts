// What the package exports. Importing it does nothing but build small objects: the wasm module is loaded
// when a validator is first used, and a bundler may drop whatever is not used.

import { modelDates, operationIds } from './generated/operations.js';
import { loadAhead } from './load.js';
import { similar } from './similar.js';
import type { Operation, OperationId, Service } from './types.js';
import { SiteValidator } from './validator.js';

export type * from './standard-types.js';
export type * from './types.js';

type ServiceName = keyof typeof modelDates;

/** The workflow operations of AWS HealthOmics. */
export const healthomics = /*#__PURE__*/ service('healthomics');
/** The workflow operations of Amazon CodeCatalyst. */
export const codecatalyst = /*#__PURE__*/ service('codecatalyst');
/** The workflow operations of AWS Glue. */
export const glue = /*#__PURE__*/ service('glue');

/**
 * Loads the WebAssembly module ahead of its first use, without blocking. Never necessary: what needs the
 * module loads it, in a few milliseconds. Calling it again does nothing more.
 *
 * @throws Error (as a rejection) when WebAssembly is missing, or forbidden by a content security policy.
 */
export function init(): Promise<void> {
  return loadAhead();
}

/** The ids of all operations that this package knows, service by service. A new array each time. */
export function operations(): OperationId[] {
  return [...operationIds];
}

/**
 * The operation of the id, such as `glue.CreateWorkflow`.
 *
 * @throws TypeError when there is no such operation; the message suggests similar ids.
 */
export function operation<Id extends OperationId>(id: Id): Operation<Id>;
export function operation(id: string): Operation<OperationId>;
export function operation(id: string): Operation<OperationId> {
  const services: Record<string, Record<string, Operation<OperationId>>> = {
    healthomics,
    codecatalyst,
    glue,
  };
  const known = operationIds.find((known) => known === id);
  const [prefix = '', name = ''] = known?.split('.') ?? [];
  const found = services[prefix]?.[name];
  if (found === undefined) throw new TypeError(`operation: there is no ${shown(id)}; ${hint(id)}`);
  return found;
}

function service<Prefix extends ServiceName>(prefix: Prefix): Service<Prefix> {
  const entries = operationIds
    .filter((id) => id.startsWith(`${prefix}.`))
    .map((id) => [id.slice(prefix.length + 1), operationOf(id, prefix)]);
  return Object.freeze(Object.fromEntries(entries)) as Service<Prefix>;
}

function operationOf<Id extends string>(id: Id, service: ServiceName): Operation<Id> {
  return Object.freeze({
    id,
    modelDate: modelDates[service],
    request: new SiteValidator(id, 'request'),
    response: new SiteValidator(id, 'response'),
  });
}

function shown(id: unknown): string {
  return typeof id === 'string' ? `'${id.slice(0, 64)}'` : `operation of type ${typeof id}`;
}

function hint(id: unknown): string {
  const ids = typeof id === 'string' ? similar(id, operationIds) : [];
  return ids.length > 0 ? `did you mean ${ids.join(' or ')}?` : 'operations() lists every id';
}
