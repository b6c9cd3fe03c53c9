// The validators of @aws-smithy/server-common, put together as Smithy's code generator for servers does. They judge
// what a deserialiser has made, so types and unknown members are not theirs to state. A pattern that RE2 does not
// know is left out too. `unstated` lists all of it. In Node only: RE2 reads its own WebAssembly module from a file.

import validators from '@aws-smithy/server-common/dist/cjs/validation/validators.js';
import * as checks from './checks.mjs';
import { respelt } from './respell.mjs';

const {
  CompositeCollectionValidator,
  CompositeMapValidator,
  CompositeStructureValidator,
  CompositeValidator,
  EnumValidator,
  LengthValidator,
  NoOpValidator,
  PatternValidator,
  RangeValidator,
  RequiredValidator,
} = validators;

/** A validator of a node, and the constraints that it leaves out. */
export function smithyValidator({ node, optional }) {
  const unstated = new Set(['types', 'unknown members']);
  const build = (node, optional) => {
    const own = [...(optional ? [] : [new RequiredValidator()]), ...limits(node, unstated)];
    return BUILDERS[node.kind](node, new CompositeValidator(own), build);
  };
  return { validator: build(node, optional), unstated };
}

const leaf = (_, own) => own;

const BUILDERS = {
  structure({ members }, own, build) {
    const parts = members.map(({ name, optional, node }) => [name, build(node, optional)]);
    return new CompositeStructureValidator(own, (object, path) =>
      parts.flatMap(([name, part]) => part.validate(object[name], `${path}/${name}`)),
    );
  },
  map: ({ key, value }, own, build) =>
    new CompositeMapValidator(own, build(key, false), build(value, value.kind === 'document')),
  list: ({ element }, own, build) => new CompositeCollectionValidator(own, build(element, false)),
  document: () => new NoOpValidator(),
  string: leaf,
  enum: leaf,
  blob: leaf,
  boolean: leaf,
  integer: leaf,
  double: leaf,
  seconds: leaf,
  'date-time': leaf,
};

/** The validators of a value itself. */
function limits(node, unstated) {
  const { kind, lengths = [], patterns = [], exclusive = [], min, max } = node;
  if (kind === 'enum') return [new EnumValidator(node.allowed, node.allowed)];
  if (kind === 'integer') return [new RangeValidator(min, max)];
  if (kind === 'blob') return [new Custom((text) => checks.withinDecoded(text, min, max))];
  if (kind === 'map' || kind === 'list') return [new LengthValidator(min, max)];
  return [
    ...exclusive.map(({ members, min }) => new Custom((it) => checks.oneOf(it, members, min))),
    ...lengths.map(lengthValidator),
    ...patterns.flatMap((pattern) => patternValidator(pattern, unstated)),
  ];
}

function lengthValidator({ min, max, unit }) {
  if (unit === 'bytes') return new Custom((text) => checks.withinBytes(text, min, max));
  return new LengthValidator(min, max);
}

/** One of each for the whole process: RE2 has 16 MiB of memory, which cannot grow, and gives nothing back. */
const patternValidators = new Map();

function patternValidator(pattern, unstated) {
  if (!patternValidators.has(pattern)) patternValidators.set(pattern, compiled(pattern));
  const validator = patternValidators.get(pattern);
  if (validator.length === 0) unstated.add(`pattern ${pattern}`);
  return validator;
}

/** The validator of a pattern, if RE2 knows what it says. */
function compiled(pattern) {
  try {
    return [new PatternValidator(respelt(pattern))];
  } catch {
    return [];
  }
}

/** A constraint that Smithy has no trait for: what a server's author would write. */
class Custom {
  constructor(holds) {
    this.holds = holds;
  }

  validate(input, path) {
    if (input === null || input === undefined || this.holds(input)) return null;
    return { constraintType: 'custom', path, failureValue: input };
  }
}
