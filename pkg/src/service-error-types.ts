// The public types of `workflow-preflight/service-error`. They hold no code.

import type { Code, Params, PathSegment, Validator } from './types.js';

/**
 * The kinds of violations, and two that only services report:
 *
 * - `unique`: elements that stand twice in a list
 * - `service`: what is not understood, or does not say which of several constraints is broken
 */
export type ServiceCode = Code | 'unique' | 'service';

/** One failure that a service reported. Compatible with what `bindForm` shows. */
export interface ServiceViolation {
  /** The way from the root of the request; `[]` where the text names no place. */
  path: PathSegment[];
  /** The same way as a JSON pointer (RFC 6901). */
  pointer: string;
  code: ServiceCode;
  /** A service reports errors only. */
  severity: 'error';
  source: 'service';
  /** For a person filling in a form: what to do, with the figures. Echoes nothing of the value. */
  message: string;
  /** This failure in the words of the service. They may hold the value. */
  serviceMessage: string;
  /** The figures in the text; with a validator also the unit, and what text that matches looks like. */
  params: Params;
  /** Set where the keys of the map at `path` are at fault. Which key, services do not say. */
  target?: 'key';
}

/** How a text is read. */
export interface ServiceErrorOptions {
  /**
   * The validator of the request that was sent. With it, places are resolved in the request's own spelling, keys of
   * maps that hold dots or slashes included, and figures get their units.
   */
  validator?: Pick<Validator, 'describe'>;
  /** Other words for `message`, by code; see `serviceTexts` for the ones in use. */
  texts?: Partial<ServiceTexts>;
}

/** The words of `message`, by code. */
export type ServiceTexts = Record<ServiceCode, (params: Params, violation: ServiceWords) => string>;

/** What words may be made of, beside the figures. */
export interface ServiceWords {
  /** The last step of the path: a member's name, a key, a position. */
  name: string;
  /** What the service demands: "Member must ..."; of a text that is not understood, all of it. */
  demand: string;
}
