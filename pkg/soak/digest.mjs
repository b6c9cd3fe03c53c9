// A number for a report: two reports that differ anywhere have different ones, but for one chance in four thousand million.
// Nothing is allocated, so that the memory that is looked at is the package's.

/** FNV-1a over everything in it, but for the judged value itself. */
export function digestOf(report) {
  let digest = 0x811c9dc5;
  for (const key in report) if (key !== 'value') digest = mixed(mixed(digest, key), report[key]);
  return digest >>> 0;
}

function mixed(digest, part) {
  switch (typeof part) {
    case 'string':
      return text(digest, part);
    case 'object':
      return part === null ? one(digest, 1) : members(one(digest, 2), part);
    case 'number':
      return number(digest, part);
    case 'boolean':
      return one(digest, part ? 3 : 4);
    default:
      return one(digest, 5);
  }
}

const one = (digest, code) => Math.imul(digest ^ code, 0x01000193);

function text(digest, part) {
  for (let i = 0; i < part.length; i++) digest = one(digest, part.charCodeAt(i));
  return one(digest, part.length);
}

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

function number(digest, part) {
  float[0] = part;
  return one(one(digest, halves[0]), halves[1]);
}

function members(digest, part) {
  for (const key in part) digest = mixed(mixed(digest, key), part[key]);
  return digest;
}
