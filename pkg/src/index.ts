// What the package exports. Importing it does nothing but build small objects: the wasm module is loaded
// when a validator is first used, and a bundler may drop whatever is not used.

import { modelDates, operationIds } from './generated/operations.js';
import type { Services } from './generated/types/operations.js';
import { loadAhead } from './load.js';
import { similar } from './similar.js';
import type { Operation, OperationId, RequestOf, ResponseOf, Service } from './types.js';
import { SiteValidator } from './validator.js';
import { type Messages, useMessages } from './wording.js';

export type * as CodeCatalyst from './generated/types/codecatalyst.js';
export type * as Glue from './generated/types/glue.js';
export type * as HealthOmics from './generated/types/healthomics.js';
export type { Operations, Services } from './generated/types/operations.js';
export type * from './part.js';
export type * from './standard-types.js';
export { TrapError } from './trap-error.js';
export type * from './types.js';
export type { MessageKey, Messages } from './wording.js';
export type * from './values.js';

type ServiceName = keyof typeof modelDates;

/** The workflow operations of AWS HealthOmics. */
export const healthomics: Service<'healthomics'> = /*#__PURE__*/ service('healthomics');
/** The workflow operations of Amazon CodeCatalyst. */
export const codecatalyst: Service<'codecatalyst'> = /*#__PURE__*/ service('codecatalyst');
/** The workflow operations of AWS Glue. */
export const glue: Service<'glue'> = /*#__PURE__*/ service('glue');

/**
 * Loads the WebAssembly module ahead of its first use, without blocking. Never necessary: what needs the
 * module loads it, in a few milliseconds. Calling it again does nothing more.
 *
 * @throws Error (as a rejection) when WebAssembly is missing, or forbidden by a content security policy.
 */
export function init(): Promise<void> {
  return loadAhead();
}

/**
 * Sets the texts of messages and descriptions, from now on and everywhere: another language, such as the table of
 * `workflow-preflight/messages/de`, or some texts of your own. Texts left out are English, and so is everything if there
 * is no table.
 *
 * A text has gaps for the figures: the names of `params`, and a few more, as in the English table.
 *
 * @throws TypeError when a text has a name that there is none of; the message suggests a similar one.
 */
export function setMessages(messages?: Messages): void {
  useMessages(messages);
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
  const services: Services = { healthomics, codecatalyst, glue };
  const known = operationIds.find((known) => known === id);
  const [prefix, name] = (known?.split('.') ?? []) as [keyof Services, keyof Services[keyof Services]];
  const found: Operation<OperationId> | undefined = services[prefix]?.[name];
  if (found === undefined) throw new TypeError(`operation: there is no ${shown(id)}; ${hint(id)}`);
  return found;
}

function service<Prefix extends ServiceName>(prefix: Prefix): Service<Prefix> {
  const entries = operationIds
    .filter((id) => id.startsWith(`${prefix}.`))
    .map((id) => [id.slice(prefix.length + 1), operationOf(id, prefix)]);
  return Object.freeze(Object.fromEntries(entries)) as Service<Prefix>;
}

function operationOf<Id extends OperationId>(id: Id, service: ServiceName): Operation<Id> {
  return Object.freeze({
    id,
    modelDate: modelDates[service],
    request: new SiteValidator<RequestOf<Id>>(id, 'request'),
    response: new SiteValidator<ResponseOf<Id>>(id, 'response'),
  });
}

function shown(id: unknown): string {
  return typeof id === 'string' ? `'${id.slice(0, 64)}'` : `operation of type ${typeof id}`;
}

function hint(id: unknown): string {
  const ids = typeof id === 'string' ? similar(id, operationIds) : [];
  return ids.length > 0 ? `did you mean ${ids.join(' or ')}?` : 'operations() lists every id';
}
