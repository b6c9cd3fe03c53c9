// What a form says as one value, and which field each part of that came from. Rows without anything in them are left
// out, so that positions and keys in the value are not those in the names.

import { escaped } from './pointer.js';
import { elementsOf, holdsJson, isIdle, valueOf } from './form-control.js';
import type { Field } from './form-fields.js';
import type { BindFormOptions } from './form-types.js';
import type { Description } from './types.js';

/** A form, read. */
export interface Reading {
  value: Record<string, unknown>;
  /** The field of each place, by its pointer in the value. */
  owners: ReadonlyMap<string, Field>;
  /** The first field in each container, by the pointer in its name: where to say that the container is missing. */
  starts: ReadonlyMap<string, Field>;
  /** The field of each key, by the pointer of its entry. */
  keys: ReadonlyMap<string, Field>;
  /** Fields whose key another row has already. */
  duplicates: readonly Field[];
}

interface Node {
  place: Description;
  /** Of a leaf: its controls, of which there may be several in a list or a group. */
  fields: Field[];
  /** Of a map's row: what holds its key. */
  key?: Field;
  children: Map<string, Node>;
}

/** A value, and whether somebody said so: a box that nobody ticked is not what makes a row. */
interface Said {
  value: unknown;
  idle: boolean;
}

const NOTHING: Said = { value: undefined, idle: true };

/** Reads a form once. */
export class FormReader implements Reading {
  owners = new Map<string, Field>();
  readonly starts = new Map<string, Field>();
  readonly keys = new Map<string, Field>();
  readonly duplicates: Field[] = [];
  readonly value: Record<string, unknown>;

  constructor(
    fields: readonly Field[],
    root: Description,
    private readonly readers: NonNullable<BindFormOptions['readers']>,
  ) {
    const top: Node = { place: root, fields: [], children: new Map() };
    for (const field of fields) insert(top, field, this.starts);
    const { value } = root.members ? this.structure(top, '') : this.map(top, '');
    this.value = (value ?? {}) as Record<string, unknown>;
  }

  private read(node: Node, pointer: string): Said {
    if (node.children.size === 0) return this.leaf(node, pointer);
    if (node.place.members) return this.structure(node, pointer);
    return node.place.element ? this.list(node, pointer) : this.map(node, pointer);
  }

  private structure(node: Node, pointer: string): Said {
    const structure = {};
    let idle = true;
    for (const [step, child] of node.children) {
      const said = this.read(child, below(pointer, step));
      if (said.value === undefined) continue;
      put(structure, step, said.value);
      idle &&= said.idle;
    }
    // The whole is there even where nothing is filled in, so its boxes are.
    return idle && pointer !== '' ? NOTHING : { value: structure, idle };
  }

  private list(node: Node, pointer: string): Said {
    const list: unknown[] = [];
    for (const child of node.children.values()) {
      const said = this.rowSaid(child, below(pointer, String(list.length)), false);
      if (said) list.push(said.value);
    }
    return list.length > 0 ? { value: list, idle: false } : NOTHING;
  }

  private map(node: Node, pointer: string): Said {
    const map = {};
    for (const [step, row] of node.children) this.entry(map, step, row, pointer);
    return Object.keys(map).length > 0 ? { value: map, idle: false } : NOTHING;
  }

  private entry(map: object, step: string, row: Node, pointer: string): void {
    const key = row.key?.control.value ?? step;
    const at = below(pointer, key);
    const said = this.rowSaid(row, at, row.key !== undefined && key !== '');
    if (said === undefined) return;
    if (row.key && Object.hasOwn(map, key)) this.duplicates.push(row.key);
    if (row.key) this.keys.set(at, row.key);
    put(map, key, said.value ?? emptyOf(row.place));
  }

  /** What a row says; `undefined` if it is left out, in which case its fields own no place. */
  private rowSaid(row: Node, pointer: string, named: boolean): Said | undefined {
    const outside = this.owners;
    this.owners = new Map();
    const said = row.fields.length + row.children.size > 0 ? this.read(row, pointer) : NOTHING;
    const inside = this.owners;
    this.owners = outside;
    if (said.idle && !named) return undefined;
    for (const [place, field] of inside) outside.set(place, field);
    return said;
  }

  private leaf({ fields, place }: Node, pointer: string): Said {
    const [first] = fields;
    if (first === undefined) return NOTHING;
    this.owners.set(pointer, first);
    if (place.element && !holdsJson(first.control, place) && !this.readers[first.control.name]) {
      return this.elements(fields, place.element, pointer);
    }
    for (const { control } of fields) {
      const reader = this.readers[control.name];
      const value = reader ? reader(control) : valueOf(control, place);
      if (value !== undefined) return { value, idle: !reader && isIdle(control) };
    }
    return NOTHING;
  }

  /** The elements that several controls of one name make, or a control in which several are chosen. */
  private elements(fields: readonly Field[], element: Description, pointer: string): Said {
    const list: unknown[] = [];
    for (const field of fields) {
      for (const value of elementsOf(field.control, element)) {
        this.owners.set(below(pointer, String(list.length)), field);
        list.push(value);
      }
    }
    return list.length > 0 ? { value: list, idle: false } : NOTHING;
  }
}

function insert(top: Node, field: Field, starts: Map<string, Field>): void {
  let node = top;
  let pointer = '';
  for (const step of field.steps) {
    refuseBoth(node.fields[0], field);
    const { members, element, value } = node.place;
    // Only what stands within itself has no inside here.
    const place = members?.find(({ name }) => name === step) ?? element ?? value ?? field.place;
    let child = node.children.get(step);
    if (child === undefined) node.children.set(step, (child = { place, fields: [], children: new Map() }));
    node = child;
    pointer = below(pointer, step);
    if (!starts.has(pointer)) starts.set(pointer, field);
  }
  if (field.isKey) {
    node.key = field;
  } else {
    if (node.children.size > 0) refuseBoth(field, field);
    node.fields.push(field);
  }
}

/** A place is either written as a whole or in parts. */
function refuseBoth(whole: Field | undefined, part: Field): void {
  if (whole === undefined) return;
  const names = [whole, part].map(({ control }) => `'${control.name}'`);
  throw new TypeError(
    `bindForm: ${names.join(' and ')} are a place and a part of it, or the other way round`,
  );
}

/** What stands at a key whose value was left empty: an entry is not absent for that. */
function emptyOf({ type }: Description): unknown {
  if (type === 'string') return '';
  return type === 'list' ? [] : type === 'map' || type === 'structure' ? {} : null;
}

/** Sets a member, whatever its name: assigning to `__proto__` sets none. */
function put(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

function below(pointer: string, step: string): string {
  return `${pointer}/${escaped(step)}`;
}
