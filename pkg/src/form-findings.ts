// Which control each violation belongs to. Between the reading of a form and what is shown in it.

import type { Field } from './form-fields.js';
import type { FormControl, FormTexts, ShownViolation } from './form-types.js';
import type { Reading } from './form-value.js';

/** Messages by control, and those of none. */
export class Findings {
  readonly others: string[] = [];
  private readonly byControl = new Map<FormControl, string[]>();

  constructor(
    private readonly reading: Reading,
    private readonly texts: FormTexts,
  ) {}

  /** Puts the violation where it belongs; says which control that is. */
  add(violation: ShownViolation): FormControl | undefined {
    const { path, message } = violation;
    const { owner, above } = this.ownerOf(violation);
    // Nobody sees a hidden control.
    if (owner === undefined || owner.control.type === 'hidden') {
      this.others.push(this.texts.elsewhere(path, message));
      return undefined;
    }
    this.say(owner.control, this.texts.elsewhere(path.slice(path.length - above), message));
    return owner.control;
  }

  say(control: FormControl, message: string): void {
    this.byControl.set(control, [...this.of(control), message]);
  }

  of(control: FormControl): readonly string[] {
    return this.byControl.get(control) ?? [];
  }

  get empty(): boolean {
    return this.others.length === 0 && this.byControl.size === 0;
  }

  /** The field at fault, and how many steps above the fault it is. */
  private ownerOf({ pointer, target, code }: ShownViolation): { owner: Field | undefined; above: number } {
    const { owners, keys } = this.reading;
    const own = (target === 'key' ? keys.get(pointer) : undefined) ?? owners.get(pointer);
    if (own) return { owner: own, above: 0 };
    const start = code === 'required' ? this.reading.starts.get(pointer) : undefined;
    if (start) return { owner: start, above: 0 };
    return this.ownerAbove(pointer);
  }

  /** A control that holds a whole container holds its parts, too. */
  private ownerAbove(pointer: string): { owner: Field | undefined; above: number } {
    let above = 0;
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      above++;
      const owner = this.reading.owners.get(pointer.slice(0, end));
      if (owner) return { owner, above };
    }
    return { owner: undefined, above };
  }
}
