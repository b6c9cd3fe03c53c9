// How each peer judges a place: `{ name, prepare(target) }`, where `prepare` gives a function from a value to whether it
// is accepted, every violation collected, and what it had to leave out. What runs in browsers too stands here.

import { safeParse } from 'valibot';
import { Compile } from 'typebox/compile';
import ajvStandalone from './generated/ajv.cjs';
import { schemas as typeboxSchemas } from './generated/typebox.mjs';
import { schemas as valibotSchemas } from './generated/valibot.mjs';
import { schemas as zodSchemas } from './generated/zod.mjs';
import { newAjv, schemaFor } from './peers/ajv.mjs';
import { validatorOf } from './targets.mjs';

/** The package itself; it reads text as well. */
export const OURS = {
  name: 'workflow-preflight',
  prepare({ key }) {
    const validator = validatorOf(key);
    return {
      accepts: (value) => validator.validate(value).ok,
      acceptsText: (text) => validator.validateJson(text).ok,
      unstated: [],
    };
  },
};

/** The peers that run everywhere. */
export const PEERS = [
  peer('Ajv', ({ key }) => newAjv().compile(schemaFor(validatorOf(key)))),
  peer('Ajv standalone', ({ key }) => ajvStandalone.schemas[key]),
  peer('zod', ({ key }) => {
    const schema = zodSchemas[key];
    return (value) => schema.safeParse(value).success;
  }),
  peer('valibot', ({ key }) => {
    const schema = valibotSchemas[key];
    return (value) => safeParse(schema, value).success;
  }),
  peer('TypeBox', ({ key }) => {
    const validator = Compile(typeboxSchemas[key]);
    if (!validator.IsAccelerated()) throw new Error('TypeBox does not run compiled');
    // What it compiles stops at the first violation; what collects them asks that first.
    return (value) => validator.Errors(value).length === 0;
  }),
];

/** A way of a peer that states every constraint. */
function peer(name, prepare) {
  return { name, prepare: (target) => withText(prepare(target), []) };
}

/** For text, a peer has JSON.parse before it. */
export function withText(accepts, unstated) {
  return { accepts, acceptsText: (text) => accepts(JSON.parse(text)), unstated };
}
