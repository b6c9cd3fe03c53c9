// Makes random requests from a description, mostly right, with mistakes in every kind of place. Helps the
// comparison with botocore; it must not know what anybody says of a request.

/** How often something is wrong at a place, for each kind of mistake. */
const MISTAKE = 0.04;

/** Values by their JSON type. */
const VALUES = {
  string: 'text',
  integer: 7,
  fraction: 1.5,
  boolean: true,
  list: [],
  object: {},
};

/**
 * What to put where a type belongs, that is not of that type. Python takes `True` for an integer, and text that
 * is no base64 is bytes to botocore, so that neither is among them.
 */
const WRONG = {
  structure: ['string', 'integer', 'boolean', 'list'],
  union: ['string', 'integer', 'boolean', 'list'],
  map: ['string', 'integer', 'boolean', 'list'],
  list: ['string', 'integer', 'boolean', 'object'],
  string: ['integer', 'fraction', 'boolean', 'list', 'object'],
  blob: ['integer', 'fraction', 'boolean', 'list', 'object'],
  integer: ['string', 'fraction', 'list', 'object'],
  boolean: ['string', 'integer', 'fraction', 'list', 'object'],
};

/** Makes values for the places of one request. */
export class RequestMaker {
  constructor(random) {
    this.random = random;
  }

  value(description) {
    const { type } = description;
    const wrong = WRONG[type];
    if (wrong && this.random.chance(MISTAKE)) return VALUES[this.random.pick(wrong)];
    const make = this[type];
    if (make === undefined) throw new Error(`no value can be made for a ${type}`);
    return make.call(this, description);
  }

  union(description) {
    return this.structure(description);
  }

  structure({ type, members }) {
    const { random } = this;
    const isUnion = type === 'union';
    const value = {};
    for (const member of members) {
      const present = member.required && !isUnion ? 1 - MISTAKE : 0.4;
      if (random.chance(present)) value[member.name] = this.value(member);
    }
    // botocore counts unknown members when it looks whether a union has one member.
    if (!isUnion && random.chance(MISTAKE)) value[this.unknownName(members)] = this.document();
    return value;
  }

  /** A name that is not there: another's with a slip, or none at all like them. */
  unknownName(members) {
    const near = members.length > 0 ? this.random.pick(members).name : 'name';
    const names = [`${near}s`, near.toUpperCase() + '_', near.slice(1) + near[0], 'x', 'unknown-1'];
    return this.random.pick(names.filter((name) => !members.some((member) => member.name === name)));
  }

  list({ element, constraints }) {
    return Array.from({ length: this.length(constraints, 3) }, () => this.orNull(element));
  }

  map({ key, value, constraints }) {
    const entries = Array.from({ length: this.length(constraints, 3) }, () => [
      this.string(key),
      this.orNull(value),
    ]);
    return Object.fromEntries(entries);
  }

  /** `null` is wrong in lists and maps for everybody; botocore takes that of a member for a value. */
  orNull(description) {
    return description.type !== 'document' && this.random.chance(MISTAKE) ? null : this.value(description);
  }

  /** Letters only, since the paths of botocore are not quoted. */
  string({ constraints }) {
    const allowed = constraints.find(({ code }) => code === 'enum')?.params.allowed;
    if (allowed) return this.random.pick(allowed);
    return Array.from({ length: this.length(constraints, 12) }, () => this.random.pick([...'abcXYZ'])).join(
      '',
    );
  }

  /** From the smallest length on, sometimes one less. */
  length(constraints, spread) {
    const smallest = Math.max(
      0,
      ...constraints.map(({ code, params }) => (code === 'length' && params.min) || 0),
    );
    if (smallest > 0 && this.random.chance(MISTAKE)) return smallest - 1;
    return smallest + this.random.below(spread);
  }

  blob() {
    return this.random.pick(['', 'QUJD', 'UEsDBA==']);
  }

  boolean() {
    return this.random.chance(0.5);
  }

  integer({ constraints }) {
    const { params } = constraints.find(({ code }) => code === 'range') ?? { params: {} };
    const smallest = params.min ?? 0;
    return this.random.chance(MISTAKE) ? smallest - 1 : smallest + this.random.below(3000);
  }

  /** Any JSON. */
  document(depth = 0) {
    const draw = this.random.below(depth < 3 ? 9 : 6);
    if (draw < 6) return [null, ...Object.values(VALUES).slice(0, 4), ''][draw];
    const parts = Array.from({ length: this.random.below(3) }, () => this.document(depth + 1));
    return draw === 6 ? parts : Object.fromEntries(parts.map((part, i) => [`k${i}`, part]));
  }
}
