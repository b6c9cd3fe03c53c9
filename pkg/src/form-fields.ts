// Which controls of a form stand for which places of a request: by their names. Knows names and descriptions, not
// what is typed.
//
// A name is a JSON pointer (`/tags/team`) or, without a slash at its beginning, the name of one member (`name`). Dots
// mean nothing, because keys of maps may hold them. Steps into lists and maps tell rows apart: elements stand in the
// order of the document, and `/tags/1/~key` names the control that holds the key of the row `/tags/1`.

import { escaped, unescaped } from './pointer.js';
import type { FormControl, FormValidator } from './form-types.js';
import type { Description } from './types.js';

/** A control and what it stands for. */
export interface Field {
  control: FormControl;
  /** The steps of its name; in lists and maps, those of rows. */
  steps: readonly string[];
  /** Whether it holds the key of that row rather than its value. */
  isKey: boolean;
  /** What belongs there. */
  place: Description;
}

/** The last step of the control that holds a key: no JSON pointer can have it. */
const KEY = '~key';
const HOLDS_NOTHING = /^(?:submit|button|reset|image)$/;

/** Finds the fields of a form, again and again: controls come and go. */
export class Fields {
  private readonly root: Description;
  /** What was found out about names, which outlive rows. */
  private readonly known = new Map<string, Omit<Field, 'control'>>();

  /** @throws TypeError when the validator is not one of members or entries. */
  constructor(
    private readonly form: HTMLFormElement,
    private readonly validator: FormValidator,
  ) {
    this.root = validator.describe();
    if (!this.root.members && !this.root.value) {
      throw new TypeError(`bindForm: a form holds members, but ${this.root.name} is a ${this.root.type}`);
    }
  }

  /** What the whole form stands for. */
  get description(): Description {
    return this.root;
  }

  /**
   * The fields in the order of the document. Controls without a name, disabled ones, and those within
   * `data-preflight-ignore` are none.
   *
   * @throws TypeError when a name leads nowhere.
   */
  find(): Field[] {
    const fields = [];
    for (const element of this.form.elements) {
      if (isControl(element)) fields.push({ control: element, ...this.look(element.name) });
    }
    return fields;
  }

  private look(name: string): Omit<Field, 'control'> {
    const known = this.known.get(name) ?? this.resolve(name);
    this.known.set(name, known);
    return known;
  }

  private resolve(name: string): Omit<Field, 'control'> {
    const steps = stepsOf(name);
    const isKey = steps.at(-1) === KEY;
    if (isKey) steps.pop();
    const place = isKey ? this.describe(steps.slice(0, -1))?.key : this.describe(steps);
    if (place === undefined) {
      throw new TypeError(
        `bindForm: the name '${name}' leads nowhere in ${this.root.name}; ` +
          'for a control of the page itself, set data-preflight-ignore',
      );
    }
    return { steps: steps.map(unescaped), isKey, place };
  }

  private describe(steps: readonly string[]): Description | undefined {
    let place: Description | undefined = this.root;
    for (const [index, step] of steps.entries()) {
      // The inside of what stands within itself is left out.
      if (place.recursive) place = this.validator.field(`/${steps.slice(0, index).join('/')}`).describe();
      const members: Description[] | undefined = place.members;
      place = members ? members.find(({ name }) => name === unescaped(step)) : (place.element ?? place.value);
      if (place === undefined) return undefined;
    }
    return place;
  }
}

function isControl(element: Element): element is FormControl {
  if (!/^(?:INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) return false;
  const control = element as FormControl;
  if (control.name === '' || HOLDS_NOTHING.test(control.type)) return false;
  return !control.matches(':disabled') && control.closest('[data-preflight-ignore]') === null;
}

function stepsOf(name: string): string[] {
  return name.startsWith('/') ? name.slice(1).split('/') : [escaped(name)];
}
