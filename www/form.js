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
import { graft } from './graft.js';
import { isNothing, objectNode } from './json.js';
import { pointerOf, pointerTo } from './pointer.js';

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

/** From so many changes on, it is simpler to make all fields anew than to look for each. */
const MANY = 40;

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
    /** Of every field in the page: its place, and what has made it. */
    this.fields = new WeakMap();
    /** What brings controls up to date that need not be made anew; it says whether it could. */
    this.updates = new WeakMap();
    /** What previews show, by their elements. */
    this.previews = new WeakMap();
    /** What was opened or closed by hand, by pointer; it outlives rebuilding. */
    this.open = new Map();
    /** Lists and maps that show all their rows, by pointer. */
    this.unrolled = new Set();
  }

  /** Prepares for another operation, whose value is to be shown next. */
  describe(validator) {
    this.validator = validator;
    this.description = validator.describe();
    this.open.clear();
    this.unrolled.clear();
    this.host.replaceChildren();
  }

  /** Shows a tree; what is equal in it stays as it is. */
  show(tree) {
    if (this.host.childElementCount === 0) {
      this.tree = tree;
      this.rebuild();
      return;
    }
    const changes = graft(this.tree, tree);
    if (changes.length > MANY) this.rebuild();
    else changes.forEach((change) => this.refresh(change));
    this.updatePreviews();
  }

  /** Makes all fields anew. */
  rebuild() {
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
    this.host.replaceChildren(this.remember(structureField(root, this), root, structureField));
  }

  /** Makes the fields of a change anew. Where a key stands twice, there are several for one pointer. */
  refresh({ pointer, names }) {
    const fields = this.fieldsAt(pointer);
    if (fields.length === 0) this.refreshTextAround(pointer);
    for (const field of fields) {
      const { place, make } = this.fields.get(field);
      if (names !== undefined && make !== jsonField && isStructure(place)) {
        for (const name of names) this.refresh({ pointer: pointerTo(pointer, name) });
      } else if (maker(place) !== make || !this.update(field, place)) {
        field.replaceWith(this.field(place));
      }
    }
  }

  /** Spares the control of a field, which may have the focus. */
  update(field, { slot, pointer }) {
    const control = field.querySelector('[data-pointer]');
    // The first one in a group is another place's.
    if (control?.dataset.pointer !== pointer) return false;
    return this.updates.get(control)?.(slot.get()) ?? false;
  }

  /** What has no field of its own is out of sight, or part of a JSON text that shows more. */
  refreshTextAround(pointer) {
    for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const around = pointer.slice(0, end);
      const fields = this.fieldsAt(around);
      if (fields.some((field) => this.fields.get(field).make === jsonField))
        this.refresh({ pointer: around });
      if (fields.length > 0) return;
    }
  }

  /** The fields of a place, each with its label and all that belongs to it. */
  fieldsAt(pointer) {
    if (pointer === '') return [...this.host.children];
    const controls = this.host.querySelectorAll(`[data-pointer="${CSS.escape(pointer)}"]:not([data-target])`);
    return [...controls].map((control) => {
      let field = control;
      while (!this.fields.has(field)) field = field.parentElement;
      return field;
    });
  }

  updatePreviews() {
    for (const preview of this.host.querySelectorAll('.preview')) {
      const text = this.previews.get(preview)() ?? '';
      if (preview.textContent !== text) preview.textContent = text;
    }
  }

  /** After a change at the pointer that adds or removes fields; the focus goes to `focus`, if it is a pointer. */
  restructured(pointer, focus = pointer) {
    this.refresh({ pointer });
    if (focus !== false) this.focus(focus);
    this.changed();
  }

  /** The field of a place: one that can show what stands there, or the JSON text of it. */
  field(place) {
    const make = maker(place);
    return this.remember(make(place, this), place, make);
  }

  remember(field, place, make) {
    this.fields.set(field, { place, make });
    return field;
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

/** What makes the field of a place. */
function maker({ description, slot, role }) {
  const node = slot.get();
  const container = CONTAINERS[description.type];
  if (container === undefined) return isScalar(node) ? SCALARS[description.type] : jsonField;
  if (isNothing(node) && role === 'member') return description.required ? container.field : absentField;
  return node?.kind === container.kind ? container.field : jsonField;
}

function isStructure({ description }) {
  return CONTAINERS[description.type]?.field === structureField;
}

function allowedValues({ constraints }) {
  return constraints.find(({ code }) => code === 'enum');
}

function isScalar(node) {
  return node?.kind !== 'object' && node?.kind !== 'array';
}
