// What one control says, as a value of the type that belongs at its place. Text that cannot be such a value stays
// text, so that the validator says what is wrong with it. Never writes to a control.

import type { FormControl } from './form-types.js';
import type { DescribedType, Description } from './types.js';

const NUMBERS: ReadonlySet<DescribedType> = new Set(['byte', 'short', 'integer', 'long', 'double']);
const CONTAINERS: ReadonlySet<DescribedType> = new Set(['structure', 'union', 'list', 'map', 'document']);
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What the control says; `undefined` where it says nothing: optional text that is empty is absent. */
export function valueOf(control: FormControl, place: Description): unknown {
  if (control.type === 'checkbox' || control.type === 'radio') {
    return checkedValue(control as HTMLInputElement, place);
  }
  // Something stands there that the browser does not hand out.
  if (control.validity.badInput) return NaN;
  return control.value === '' ? undefined : converted(control.value, place, control.type);
}

/** What a control that gives elements to a list says: each of the options chosen, or one value. */
export function elementsOf(control: FormControl, element: Description): unknown[] {
  if (control.type === 'select-multiple') {
    const options = [...(control as HTMLSelectElement).selectedOptions];
    return options.map(({ value }) => converted(value, element, control.type));
  }
  const value = valueOf(control, element);
  return value === undefined ? [] : [value];
}

/** Whether a container is written into the control as JSON. */
export function holdsJson({ type }: FormControl, place: Description): boolean {
  return CONTAINERS.has(place.type) && type === 'textarea';
}

/** Whether the control says something that was left as it was, such as a box that nobody ticked. */
export function isIdle(control: FormControl): boolean {
  return control.type === 'checkbox' && !(control as HTMLInputElement).checked;
}

function checkedValue(control: HTMLInputElement, place: Description): unknown {
  if (place.type === 'boolean' && control.type === 'checkbox') {
    return control.indeterminate ? undefined : control.checked;
  }
  return control.checked ? converted(control.value, place, control.type) : undefined;
}

function converted(text: string, place: Description, control: string): unknown {
  if (text === '') return undefined;
  if (NUMBERS.has(place.type)) return numberOr(text);
  if (place.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (place.type === 'timestamp') return timestamp(text, place, control);
  return CONTAINERS.has(place.type) ? parsed(text) : text;
}

function numberOr(text: string): number | string {
  return JSON_NUMBER.test(text.trim()) ? Number(text) : text;
}

/** Of `date` and `datetime-local`: the day in UTC, or the time where the page is looked at. */
function timestamp(text: string, { format }: Description, control: string): unknown {
  if (control === 'date' || control === 'datetime-local') return new Date(text);
  return format === 'epoch-seconds' ? numberOr(text) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
