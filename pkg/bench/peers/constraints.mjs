// What describe() says, reduced to what the peers have to enforce: one plain node for every place, with the
// constraints whose violation is an error. It stands between the package and the generators beside it, and knows
// no peer. Whatever it does not recognise stops the benchmark: a constraint left out would make a peer look fast.

/** The whole numbers, by their Smithy type; no embedded operation has a `long`. */
const WHOLE = { byte: 8, short: 16, integer: 32 };

/** The years 0 to 9999 as seconds since 1970: from the first to before the second. */
const EPOCH_SECONDS = { min: -62_167_219_200, below: 253_402_300_800 };

const READERS = {
  structure,
  union: structure,
  list,
  map,
  string,
  blob,
  boolean,
  double,
  timestamp,
  document,
};

/** The node of a description: `{ kind, shape, ... }`. In requests structures are closed. */
export function nodeOf(description, direction) {
  if (description.recursive) throw new Error(`${description.shape} stands within itself`);
  const { type, shape } = description;
  const read = type in WHOLE ? whole : READERS[type];
  if (read === undefined) throw new Error(`no peer knows the type ${type}`);
  const limits = binding(description);
  const node = { shape, ...read(description, limits, direction) };
  const left = Object.values(limits).flat();
  if (left.length > 0) throw new Error(`no peer knows a ${left[0].code} constraint of a ${type}`);
  return node;
}

/** Whether the value may be missing, and null, without an error. */
export function isOptional(description) {
  return !description.constraints.some(({ code, severity }) => code === 'required' && severity === 'error');
}

/** The constraints whose violation is an error, by code; readers take away what they have read. */
function binding({ constraints }) {
  const groups = {};
  for (const constraint of constraints) {
    const { code, severity } = constraint;
    if (severity === 'error' && code !== 'required') (groups[code] ??= []).push(constraint);
  }
  return groups;
}

/** The parameters of all constraints of a code, which count as read. */
function take(limits, code) {
  const params = (limits[code] ?? []).map(({ params }) => params);
  delete limits[code];
  return params;
}

/** The tightest of some bounds. */
function tightest(bounds, outer = { min: 0, max: Infinity }) {
  const min = Math.max(outer.min, ...bounds.map(({ min }) => min ?? -Infinity));
  const max = Math.min(outer.max, ...bounds.map(({ max }) => max ?? Infinity));
  return { min, max };
}

function structure({ members }, limits, direction) {
  const exclusive = take(limits, 'exclusive').map(({ members, min }) => ({ members, min: min ?? 0 }));
  const parts = members.map((member) => ({
    name: member.name,
    optional: isOptional(member),
    node: nodeOf(member, direction),
  }));
  return { kind: 'structure', closed: direction === 'request', members: parts, exclusive };
}

function list({ element }, limits, direction) {
  return { kind: 'list', element: nodeOf(element, direction), ...tightest(take(limits, 'length')) };
}

function map({ key, value }, limits, direction) {
  const parts = { key: nodeOf(key, direction), value: nodeOf(value, direction) };
  return { kind: 'map', ...parts, ...tightest(take(limits, 'length')) };
}

function string(description, limits) {
  const lengths = take(limits, 'length').map(({ min = 0, max = Infinity, unit }) => ({ min, max, unit }));
  const patterns = take(limits, 'pattern').map(({ pattern, whole }) =>
    whole ? `^(?:${pattern})$` : pattern,
  );
  const enums = take(limits, 'enum').map(({ allowed }) => allowed);
  if (enums.length === 0) return { kind: 'string', lengths, patterns };
  const allowed = enums.reduce((one, other) => one.filter((value) => other.includes(value)));
  const fits = (text) =>
    lengths.every(({ min, max }) => text.length >= min && text.length <= max) &&
    patterns.every((pattern) => new RegExp(pattern, 'u').test(text));
  // The values are ASCII, so that every unit counts the same.
  return { kind: 'enum', allowed: allowed.filter(fits) };
}

function blob(description, limits) {
  return { kind: 'blob', ...tightest(take(limits, 'length')) };
}

function boolean() {
  return { kind: 'boolean' };
}

function whole({ type }, limits) {
  const half = 2 ** (WHOLE[type] - 1);
  return { kind: 'integer', ...tightest(take(limits, 'range'), { min: -half, max: half - 1 }) };
}

function double() {
  return { kind: 'double', words: ['NaN', 'Infinity', '-Infinity'] };
}

function timestamp({ format }) {
  return format === 'epoch-seconds' ? { kind: 'seconds', ...EPOCH_SECONDS } : { kind: 'date-time' };
}

function document() {
  return { kind: 'document' };
}
