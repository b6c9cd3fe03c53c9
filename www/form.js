// The form: a tree of fields over a JSON tree, both made from a description. Fields change the JSON tree in
// place through their slots and say so; what the new value is worth, the page finds out elsewhere.
//
// Groups, and the rows of long lists, are made when they are opened: the answer of glue.GetWorkflowRuns has far
// more places than anybody wants to see at once.

import { blobField } from './fields/blob.js';
import { booleanField, enumField } from './fields/choice.js';
import { jsonField } from './fields/json.js';
import { listField } from './fields/list.js';
import { mapField } from './fields/map.js';
import { absentField, structureField } from './fields/structure.js';
import { numberField, textField } from './fields/text.js';
import { isNothing, objectNode } from './json.js';
import { pointerOf } from './pointer.js';

/**
 * @typedef {import('./json.js').JsonNode} JsonNode
 *
 * @typedef {object} Slot where a value stands in the tree
 * @property {() => JsonNode | undefined} get
 * @property {(node: JsonNode | undefined) => void} set `undefined` removes the value
 *
 * @typedef {object} Place
 * @property {object} description what belongs there: a `Description` of the package
 * @property {string} pointer RFC 6901
 * @property {string} label
 * @property {Slot} slot
 * @property {number} depth 0 for the whole
 * @property {'member' | 'part'} role a member may be left out; an element or a map's value stands in any case
 */

const CONTAINERS = {
  structure: { kind: 'object', field: structureField },
  union: { kind: 'object', field: structureField },
  list: { kind: 'array', field: listField },
  map: { kind: 'object', field: mapField },
};

const SCALARS = {
  string: (place, form) => (allowedValues(place.description) ? enumField : textField)(place, form),
  blob: blobField,
  boolean: booleanField,
  byte: numberField,
  short: numberField,
  integer: numberField,
  long: numberField,
  double: numberField,
  timestamp: (place, form) =>
    (place.description.format === 'epoch-seconds' ? numberField : textField)(place, form),
  document: jsonField,
};

export class Form {
  /**
   * @param {HTMLElement} host
   * @param {{ changed: () => void, shown: () => void, reads: (text: string) => boolean }} page
   */
  constructor(host, { changed, shown, reads }) {
    this.host = host;
    /** To be called when a field has changed the tree. */
    this.changed = changed;
    /** To be called when fields have come into sight and the tree is what it was. */
    this.shown = shown;
    /** Whether a text is JSON. */
    this.reads = reads;
    this.tree = objectNode();
    /** What was opened or closed by hand, by pointer; it outlives rebuilding. */
    this.open = new Map();
    /** Lists and maps that show all their rows, by pointer. */
    this.unrolled = new Set();
  }

  /** Shows another operation. */
  describe(validator) {
    this.validator = validator;
    this.description = validator.describe();
    this.open.clear();
    this.unrolled.clear();
  }

  /** Shows a tree; the form changes it from now on. */
  show(tree) {
    this.tree = tree;
    this.rebuild();
  }

  /** Makes the fields anew, and gives the focus to the one at the pointer. */
  rebuild(focus) {
    const root = {
      description: this.description,
      pointer: '',
      label: 'the whole',
      slot: {
        get: () => this.tree,
        set: (node) => (this.tree = node ?? objectNode()),
      },
      depth: 0,
      role: 'part',
    };
    this.host.replaceChildren(structureField(root, this));
    if (focus !== undefined) this.focus(focus);
  }

  /** After a change that adds or removes fields. */
  restructured(focus) {
    this.rebuild(focus);
    this.changed();
  }

  /** The field of a place: one that can show what stands there, or the JSON text of it. */
  field(place) {
    const { type } = place.description;
    const node = place.slot.get();
    const container = CONTAINERS[type];
    if (container === undefined) return isScalar(node) ? SCALARS[type](place, this) : jsonField(place, this);
    if (isNothing(node) && place.role === 'member') {
      return place.description.required ? container.field(place, this) : absentField(place, this);
    }
    return node?.kind === container.kind ? container.field(place, this) : jsonField(place, this);
  }

  /** The description with its inside, which is left out where a shape stands within itself. */
  whole({ description, pointer }) {
    return description.recursive ? this.validator.field(pointer).describe() : description;
  }

  /** The control at the pointer, if it is there. */
  control(pointer, target) {
    const found = this.host.querySelectorAll(`[data-pointer="${CSS.escape(pointer)}"]`);
    return [...found].find((control) => control.dataset.target === target);
  }

  /** Opens whatever hides the control at the path, and gives it the focus; says whether there is one. */
  reveal(path, target) {
    const around = path.map((_, length) => pointerOf(path.slice(0, length)));
    if (this.focus(pointerOf(path), target)) return true;
    // Unrolling may make thousands of rows: it comes last.
    for (const step of [(pointer) => this.open.set(pointer, true), (pointer) => this.unrolled.add(pointer)]) {
      around.forEach(step);
      this.rebuild();
      this.shown();
      if (this.focus(pointerOf(path), target)) return true;
    }
    return false;
  }

  /** Gives a control the focus, if it is there. What has no key control is looked for at its value. */
  focus(pointer, target) {
    const control = this.control(pointer, target) ?? this.control(pointer);
    const focusable = control?.matches('fieldset') ? control.querySelector('button') : control;
    focusable?.focus();
    focusable?.scrollIntoView({ block: 'center' });
    return control !== undefined;
  }
}

function allowedValues({ constraints }) {
  return constraints.find(({ code }) => code === 'enum');
}

function isScalar(node) {
  return node?.kind !== 'object' && node?.kind !== 'array';
}
