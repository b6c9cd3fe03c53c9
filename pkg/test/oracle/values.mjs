// Random JSON values for a description: one that is accepted, and the ways to spoil it.

import { textsFor } from './texts.mjs';

const INTEGERS = { byte: 8, short: 16, integer: 32, long: 64 };
/** Lists and maps of more entries are made seldom: they only take time. */
const MANY = 60;

/** Makes values for one description. */
export class Values {
  constructor(description, random) {
    this.description = description;
    this.random = random;
    this.pools = new Map();
  }

  /** A value that breaks nothing; its places, by which it can be spoilt. */
  accepted() {
    this.places = [];
    const holder = { root: undefined };
    holder.root = this.value(this.description, 0, holder, 'root');
    return holder;
  }

  /** Spoils one place of the holder; the value may still be accepted. */
  spoil() {
    const { holder, key, description } = this.random.pick(this.places);
    if (!isIn(holder, key)) return;
    const value = this.random.pick(this.mutations(description, holder, key))();
    if (value !== KEEP) put(holder, key, value);
  }

  value(description, depth, holder, key) {
    this.places.push({ holder, key, description });
    switch (description.type) {
      case 'structure':
      case 'union':
        return this.structure(description, depth);
      case 'list':
        return this.list(description, depth);
      case 'map':
        return this.map(description, depth);
      case 'string':
        return this.text(description);
      default:
        return this.random.pick(this.scalars(description));
    }
  }

  structure({ members = [], constraints }, depth) {
    const left = new Set(this.leftOut(constraints));
    const chosen = new Set(this.chosen(constraints, left));
    const value = {};
    for (const member of members) {
      const wanted = chosen.has(member.name) || isBinding(member) || this.random.chance(0.6 - 0.12 * depth);
      if (!wanted || left.has(member.name) || member.recursive) continue;
      value[member.name] = this.value(member, depth + 1, value, member.name);
    }
    return value;
  }

  /** All members but one of those that exclude each other. */
  leftOut(constraints) {
    return ofCode(constraints, 'exclusive').flatMap(({ members }) => {
      const kept = this.random.pick(members);
      return members.filter((name) => name !== kept);
    });
  }

  chosen(constraints, left) {
    const exact = ofCode(constraints, 'exclusive').filter(({ min }) => min === 1);
    return exact.flatMap(({ members }) => members.filter((name) => !left.has(name)));
  }

  list(description, depth) {
    const list = [];
    for (let count = this.count(description, depth); list.length < count;) {
      list.push(undefined);
      list[list.length - 1] = this.value(description.element, depth + 1, list, list.length - 1);
    }
    return list;
  }

  map(description, depth) {
    const map = {};
    for (let count = this.count(description, depth), tries = 3 * count; count > 0 && tries > 0; tries--) {
      const key = count > 6 ? this.numbered(description.key, count) : this.text(description.key);
      if (isIn(map, key)) continue;
      put(map, key, undefined);
      put(map, key, this.value(description.value, depth + 1, map, key));
      count--;
    }
    return map;
  }

  numbered(description, count) {
    const short = this.pool(description).short.filter((text) => text.length < 40);
    return `${this.random.pick(short)}${count}`;
  }

  count({ constraints }, depth) {
    const [{ min = 0, max = MANY } = {}] = ofCode(constraints, 'length');
    if (this.random.chance(0.004) && max <= 1000 && depth < 3) return max;
    return Math.min(max, min + this.random.below(3));
  }

  text(description) {
    const { inside, short } = this.pool(description);
    return this.random.pick(this.random.chance(0.98) && short.length > 0 ? short : inside);
  }

  pool(description) {
    let pool = this.pools.get(description);
    if (pool === undefined) this.pools.set(description, (pool = textsFor(description)));
    return pool;
  }

  /** Values of a scalar type that are accepted, those at the edges included. */
  scalars({ type, format, constraints }) {
    if (type in INTEGERS) return integers(constraints, type);
    switch (type) {
      case 'boolean':
        return [true, false];
      case 'double':
        return [0, -0, 1.5, -1e300, 5e-324, 'NaN', 'Infinity', '-Infinity'];
      case 'blob':
        return ['', 'QQ==', 'QUI=', 'QUJD', 'QUJDRA==', '+/+/'];
      case 'timestamp':
        return format === 'epoch-seconds'
          ? [0, 1667232521.123, -62167219200, 253402300799]
          : ['2022-10-31T16:48:41.123Z', '2024-02-29T00:00:00+14:00', '0000-01-01T00:00:00z'];
      case 'document':
        return [null, 0, '', [], {}, { reads: ['s3://x', { deep: [null, 1.5] }] }, true];
      default:
        throw new Error(`no values are known of type ${type}`);
    }
  }

  /** Functions that make another value for a place. */
  mutations(description, holder, key) {
    const { random } = this;
    const value = holder[key];
    const general = [
      () => null,
      () => random.pick([0, 1.5, -1, 1e21, '', 'text', '1', true, [], {}, [null], { a: 1 }]),
      () => remove(holder, key),
      () => [value],
      () => ({ value }),
      () => (typeof value === 'number' ? String(value) : value),
      () => rename(holder, key, random),
    ];
    return [...general, ...this.special(description, value)];
  }

  special(description, value) {
    const { random } = this;
    switch (description.type) {
      case 'structure':
      case 'union':
        return this.structural(description, value);
      case 'list':
        return Array.isArray(value)
          ? this.resizings(description, (count) => this.stretched(value, count))
          : [];
      case 'map':
        return isObject(value)
          ? this.resizings(description, (count) => this.filled(description, value, count))
          : [];
      case 'string':
        return repeated(12, () => random.pick(this.pool(description).odd));
      case 'blob':
        return ['QQ', 'QQ=', 'Q===', '====', 'QU=J', 'QU J', '-_-_', 'QQ==\n', 'é'].map((text) => () => text);
      case 'timestamp':
        return this.moments();
      default:
        return description.type in INTEGERS ? this.numbers(description) : [];
    }
  }

  structural({ members = [] }, value) {
    const { random } = this;
    if (!isObject(value) || members.length === 0) return [];
    const add = () => {
      const member = random.pick(members);
      put(value, member.name, random.chance(0.3) ? null : this.value(member, 3, value, member.name));
      return KEEP;
    };
    const strange = () => {
      const name = random.pick(members).name;
      const names = [name.toUpperCase(), `${name}s`, 'x', '__proto__', 'constructor', ''];
      put(value, random.pick(names), random.pick([null, 'x', 1]));
      return KEEP;
    };
    const crowd = () => {
      for (const member of members)
        if (random.chance(0.5)) put(value, member.name, this.value(member, 3, value, member.name));
      return KEEP;
    };
    return [add, add, strange, strange, crowd];
  }

  /** To just below, at and just above the bounds; seldom where that takes many entries. */
  resizings({ constraints }, resize) {
    const edges = lengthsOf(constraints).flatMap(({ min = 0, max = min }) => [min - 1, min, max, max + 1]);
    const sizes = edges.filter(
      (size) => size >= 0 && (size < MANY || (size < 2500 && this.random.chance(0.03))),
    );
    return [0, ...sizes].map((size) => () => resize(size));
  }

  stretched(list, count) {
    if (list.length === 0) return list;
    return Array.from({ length: count }, (_, i) => list[i % list.length]);
  }

  filled({ key, value }, map, count) {
    const entries = Object.entries(map).slice(0, count);
    const filler = entries[0]?.[1] ?? this.value(value, 3, {}, '');
    while (entries.length < count) entries.push([this.numbered(key, entries.length), filler]);
    if (this.random.chance(0.3)) entries.push([this.random.pick(this.pool(key).odd), filler]);
    return Object.fromEntries(entries);
  }

  moments() {
    const texts = [
      '2022-10-31',
      '2023-02-29T00:00:00Z',
      '2022-10-31 16:48:41Z',
      '2022-10-31T24:00:00Z',
      'now',
    ];
    const leap = ['1990-12-31T23:59:60Z', '2022-10-31T00:00:60Z', '2022-10-31T16:48:41.5+01:30'];
    const numbers = [-62167219201, 253402300800, 253402300799.9, 1667232521123, -1e300];
    return [...texts, ...leap, ...numbers].map((moment) => () => moment);
  }

  numbers({ constraints, type }) {
    const [least, most] = boundsOf(constraints, type);
    const [min, max] = typeBounds(type);
    const numbers = [
      least - 1,
      least,
      most,
      most + 1,
      min - 1,
      min,
      max,
      max + 1,
      0.5,
      least + 0.5,
      1e300,
      -0,
    ];
    return numbers.map((number) => () => number);
  }
}

/** Says that the mutation has changed the value in place. */
const KEEP = Symbol('keep');

function ofCode(constraints, code) {
  const binding = constraints.filter((one) => one.code === code && one.severity === 'error');
  return binding.map(({ params }) => params);
}

/** The lengths that any constraint names, a warning's too. */
function lengthsOf(constraints) {
  return constraints.filter(({ code }) => code === 'length').map(({ params }) => params);
}

function isBinding({ constraints }) {
  return constraints.some(({ code, severity }) => code === 'required' && severity === 'error');
}

function typeBounds(type) {
  const half = 2 ** (INTEGERS[type] - 1);
  return [-half, half - 1];
}

function boundsOf(constraints, type) {
  const [least, most] = typeBounds(type);
  const ranges = ofCode(constraints, 'range');
  const min = Math.max(least, ...ranges.map(({ min = least }) => min));
  return [min, Math.min(most, ...ranges.map(({ max = most }) => max))];
}

function integers(constraints, type) {
  const [least, most] = boundsOf(constraints, type);
  return [least, most, Math.min(most, Math.max(least, 7))];
}

function repeated(times, make) {
  return Array.from({ length: times }, () => make);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIn(holder, key) {
  return Object.hasOwn(holder, key);
}

/** Also where the key is `__proto__`. */
function put(holder, key, value) {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove(holder, key) {
  if (Array.isArray(holder)) holder.splice(key, 1);
  else if (key !== 'root') delete holder[key];
  return KEEP;
}

function rename(holder, key, random) {
  if (Array.isArray(holder) || key === 'root') return KEEP;
  const value = holder[key];
  delete holder[key];
  put(holder, random.pick([`${key}x`, key.slice(1), key.toUpperCase()]), value);
  return KEEP;
}
