// Texts for a place in a description: ones that keep its limits, mostly at their edges, and ones that stand just
// outside. Made from what describe() says, so that they are as good as the description is.

const SEEDS = [
  'arn:aws:codeconnections:us-east-1:123456789012:connection/aEXAMPLE',
  's3://amzn-s3-demo-bucket/key.zip',
  'ad9f1c3e-0b5a-4c55-b0cb-1a2b3c4d5e6f',
  'my-org/my-workflows',
  'sha256:9f86d081884c7d65',
  'subnet-0123abcd',
  'vpc-0123abcd',
  'sg-0123abcd',
  '24.04.1',
  'Mon:12',
  'com.example.app',
  '123456789012',
  'nightly',
  'A',
  '7',
  '',
];
const ALPHABETS = ['7', 'x', 'é', '語', '😀', 'a b', 'x-', 'aé語😀'];
const ODD = [
  ...[
    '',
    ' ',
    '\n',
    '\t',
    '\0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ud800',
    'a\udc00',
    'x\ny',
    '{}',
    'null',
    '0',
  ],
  ...['aws:tag', 'AWS:x', '__proto__', 'constructor', 'true', '=', 'QQ==', 'QQ', 'x'.repeat(300)],
];
/** Longer texts are made seldom: they only take time. */
const LONG = 3000;

const utf8 = new TextEncoder();
const measures = {
  characters: (text) => [...text].length,
  bytes: (text) => utf8.encode(text).length,
};

/** Pools of texts for a description, made once: `inside` keep every limit that is an error, `odd` may not. */
export function textsFor(description) {
  const limits = limitsOf(description);
  const inside = candidates(limits).filter((text) => limits.keep(text));
  if (inside.length === 0) {
    throw new Error(`no text is known that fits ${JSON.stringify(description)}: add one to SEEDS`);
  }
  const odd = [...ODD, ...inside.map((text) => `${text}\n`), ...outside(limits)];
  return { inside, short: inside.filter((text) => text.length < LONG), odd };
}

function limitsOf({ constraints }) {
  const binding = constraints.filter(({ severity }) => severity === 'error');
  const of = (code) => binding.filter((constraint) => constraint.code === code).map(({ params }) => params);
  const [values, lengths] = [of('enum'), of('length')];
  const patterns = of('pattern').map(({ pattern, whole }) =>
    whole ? new RegExp(`^(?:${pattern})$`, 'u') : new RegExp(pattern, 'u'),
  );
  const keep = (text) =>
    values.every(({ allowed }) => allowed.includes(text)) &&
    lengths.every(({ min = 0, max = Infinity, unit }) => {
      const length = measures[unit](text);
      return min <= length && length <= max;
    }) &&
    patterns.every((pattern) => pattern.test(text));
  return { values: values.flatMap(({ allowed }) => allowed), lengths, keep };
}

function candidates({ values, lengths }) {
  if (values.length > 0) return values;
  const edges = lengths.flatMap(({ min = 0, max = 40 }) => [min, max]);
  const sizes = [...new Set([...edges, 1, 5, 30])];
  return [...SEEDS, ...sizes.flatMap(texts)];
}

function outside({ values, lengths }) {
  const edges = lengths.flatMap(({ min = 0, max = 40 }) => [min - 1, min, max, max + 1]);
  const near = values.flatMap((value) => [value.toLowerCase(), `${value} `, value.slice(1)]);
  return [...near, ...edges.filter((size) => size >= 0).flatMap(texts)];
}

/** Texts of a size in characters or in bytes, whichever the limit meant. */
function texts(size) {
  const alphabets = ALPHABETS.flatMap((alphabet) => {
    const characters = [...alphabet];
    const text = Array.from({ length: Math.min(size, 2e6) }, (_, i) => characters[i % characters.length]);
    const perBytes = Math.floor((size * characters.length) / utf8.encode(alphabet).length);
    return [text.join(''), text.slice(0, perBytes).join(''), text.slice(0, perBytes + 1).join('')];
  });
  const seeds = SEEDS.filter((seed) => seed !== '' && seed.length < size);
  return [...alphabets, ...seeds.map((seed) => seed.padEnd(size, 'x'))];
}
