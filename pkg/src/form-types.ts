// The public types of `workflow-preflight/form`. They hold no code.

import type { PathSegment, Report, Unit, Validator } from './types.js';

/** A control that people fill in. */
export type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a form is judged by: the validator of a structure or map. */
export type FormValidator = Pick<Validator, 'validate' | 'describe' | 'field'>;

/** How a form is bound. */
export interface BindFormOptions {
  /** Called instead of the browser's own submission, once there is no error. */
  onSubmit?: (value: Record<string, unknown>, report: Report) => void;
  /** Holds what belongs to no control, and errors of hidden ones. Without it, it is put at the form's beginning. */
  summary?: Element;
  /** Whether controls say how much of their limit is used; `true` unless said otherwise. */
  counters?: boolean;
  /**
   * Where values come from, by the names of controls whose own reading is not enough, such as files. `undefined` is
   * absent. After such a value has changed without an event of the form, call `refresh`.
   */
  readers?: Readonly<Record<string, (control: FormControl) => unknown>>;
  /** Other words. What is wrong is said by the validator. */
  texts?: Partial<FormTexts>;
}

/** The words that are the form's own. */
export interface FormTexts {
  /** How much of a limit is used. */
  counter: (used: number, max: number, unit: Unit) => string;
  /** Under the second row of a map that has the same key. */
  duplicateKey: (key: string) => string;
  /** A warning, which is to be told from an error without its colour. */
  warning: (message: string) => string;
  /** What is said away from its place: in the summary, or of a part of what a control holds. */
  elsewhere: (path: readonly PathSegment[], message: string) => string;
}

/** What can be shown in a form: violations of a report, and those of `fromServiceError`. */
export interface ShownViolation {
  path: readonly PathSegment[];
  pointer: string;
  code: string;
  message: string;
  target?: 'key';
}

/** A form that is bound. */
export interface BoundForm {
  /** What the form says now, as the request that would be sent. A new object each time. */
  value(): Record<string, unknown>;
  /**
   * What the validator says of that now, whatever of it is shown. Faults of the form alone are not in it: two rows
   * with one key, and constraints of the page's own such as `required`.
   */
  report(): Report;
  /**
   * Shows errors from elsewhere, such as those of `fromServiceError`, and focuses the first one. They do not keep
   * the form from being sent: each goes when its control is changed, all go when the form is sent again.
   */
  showErrors(violations: readonly ShownViolation[]): void;
  /** Call it after controls were added, removed or filled in by a script. */
  refresh(): void;
  /** Leaves the form as it was found. What was typed stays. */
  destroy(): void;
}
