// Prints a value as JSON text in one of the many ways that RFC 8259 allows: white space, escapes, the order of members, keys
// that stand twice. Helps the test of places; it must not know what anybody says of the text.

/** Writes a value down. */
export class Printer {
  constructor(random) {
    this.random = random;
    this.lineEnd = random.pick(['\n', '\r\n', '\r']);
    this.isWide = random.chance(0.7);
  }

  /** The text, perhaps with a byte order mark in front. */
  print(value) {
    const mark = this.random.chance(0.1) ? '\ufeff' : '';
    return mark + this.space() + this.value(value) + this.space();
  }

  value(value) {
    if (typeof value === 'string') return this.string(value);
    if (Array.isArray(value)) return this.items(value.map((part) => this.value(part ?? null))).join('[]');
    if (typeof value === 'object' && value !== null) return this.items(this.members(value)).join('{}');
    return this.scalar(value);
  }

  scalar(value) {
    const text = JSON.stringify(value) ?? 'null';
    return typeof value === 'number' && Number.isInteger(value) && /^-?\d{1,9}$/.test(text)
      ? this.random.pick([text, text, `${text}.0`, `${text}e0`])
      : text;
  }

  members(value) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    const ordered = this.random.chance(0.5) ? shuffled(entries, this.random) : entries;
    if (ordered.length > 0 && this.random.chance(0.04)) this.repeat(ordered);
    if (this.random.chance(0.05)) this.insert(ordered, ['\u{1f600} é', 'x']);
    return ordered.map(
      ([key, part]) => `${this.string(key)}${this.space()}:${this.space()}${this.value(part)}`,
    );
  }

  /** Puts an entry once or twice more, with another value. */
  repeat(entries) {
    const [key] = this.random.pick(entries);
    for (let times = this.random.between(1, 2); times > 0; times--) {
      this.insert(entries, [key, this.random.pick([null, 1, '', { [key]: [key] }])]);
    }
  }

  insert(entries, entry) {
    entries.splice(this.random.between(0, entries.length), 0, entry);
  }

  items(items) {
    const parts = items.map((item) => this.space() + item + this.space()).join(',');
    return { join: ([open, close]) => open + (parts === '' ? this.space() : parts) + close };
  }

  /** Unpaired surrogates only as escapes, which is all that JSON has for them. */
  string(text) {
    const characters = Array.from(text, (character) => {
      const mustEscape = /["\\\u0000-\u001f\p{Surrogate}]/u.test(character);
      if (!mustEscape && !this.random.chance(0.03)) return character;
      return Array.from({ length: character.length }, (_, i) => escaped(character.charCodeAt(i))).join('');
    });
    return `"${characters.join('')}"`;
  }

  space() {
    if (!this.isWide || this.random.chance(0.5)) return '';
    const { lineEnd, random } = this;
    return random.pick([' ', '\t', lineEnd, `${lineEnd}  `, lineEnd + lineEnd, '\n', '\r']);
  }
}

function escaped(unit) {
  const hex = unit.toString(16).padStart(4, '0');
  return `\\u${unit % 2 === 0 ? hex : hex.toUpperCase()}`;
}

function shuffled(list, random) {
  const left = list.slice();
  return list.map(() => left.splice(random.below(left.length), 1)[0]);
}
