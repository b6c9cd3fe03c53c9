// The names of the types of one service. Shapes of requests and of responses may have the same name and yet different
// constraints; which of them gets it is decided here, and nothing else is.

export class Names {
  /** The names, by shape. */
  #byShape = new Map();
  #taken = new Set();

  /** Keeps a name for what has no shape of its own. */
  reserve(name) {
    if (this.#taken.has(name)) throw new Error(`two types are called ${name}`);
    this.#taken.add(name);
    return name;
  }

  /** Has a structure called by a name that is reserved; one that is called something already keeps that name. */
  call({ shapeId }, name) {
    if (!this.#byShape.has(shapeId)) this.#byShape.set(shapeId, name);
  }

  has({ shapeId }) {
    return this.#byShape.has(shapeId);
  }

  /** The name of a structure: that of its shape, or of its shape and direction if it is the second of that name. */
  of({ shape, shapeId }, direction) {
    const known = this.#byShape.get(shapeId);
    if (known !== undefined) return known;
    const candidates = [shape, `${shape}In${direction}`, `${shape}In${direction}${shapeId}`];
    const name = this.reserve(candidates.find((candidate) => !this.#taken.has(candidate)) ?? shape);
    this.#byShape.set(shapeId, name);
    return name;
  }
}
