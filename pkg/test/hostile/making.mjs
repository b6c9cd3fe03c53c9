// How hostile values are made: rows of the table, and the parts that several of them share.

/**
 * A row: a name, what the value is to the encoder, and a function that makes it anew. `keys` are the own members of an
 * object; `inside` is what is found in it; `document` are the codes of its errors where any JSON value may stand, unless
 * its kind says that; `slow` are those that may take longer than an instant.
 */
export const row = (name, kind, make, more = {}) => ({ name, kind, make, keys: [], ...more });

export const thrown = (error) => {
  throw error;
};

export const throwing = (trap) => new Proxy({}, { [trap]: () => thrown(new Error(`no ${trap}`)) });

/** Wrapped so many times, without recursion. */
export function nested(levels, wrap, inner = null) {
  for (let i = 0; i < levels; i++) inner = wrap(inner);
  return inner;
}

export function cycle(make, close) {
  const value = make();
  close(value);
  return value;
}

/** What `make` makes of a buffer that is taken away from it afterwards. */
export function detached(make) {
  const buffer = new ArrayBuffer(8);
  const view = make(buffer);
  structuredClone(buffer, { transfer: [buffer] });
  return view;
}

/** Pages that are not isolated have none. */
export const sharedBytes = () =>
  typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(4) : new ArrayBuffer(4);

export function revoked(target) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** One value after the other, at each call. */
export function alternating(values) {
  let calls = 0;
  return () => values[calls++ % values.length];
}

/** An instance of a class whose tag is what `get` answers. */
export const tagged = (get) =>
  Object.create(Object.create(Object.prototype), { [Symbol.toStringTag]: { get } });

/** An object that is made as it is read, with one like it inside. */
export function endless() {
  return {
    get next() {
      return endless();
    },
  };
}

/** A proxy with one member, which is another such proxy. */
export function fractal() {
  return new Proxy(
    {},
    {
      ownKeys: () => ['a'],
      getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
      get: () => fractal(),
    },
  );
}
