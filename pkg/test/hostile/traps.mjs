// Calls that the module has not the memory for. For Node and browsers: `slim` is the package of the entry without a
// module, of which nothing else in the same program may have made use.

import { withSmallMemory } from './small-memory.mjs';
import { usual } from './usual.mjs';

/** Enough for what is usual, and for nothing else. */
const PAGES = 16;
const long = 'x'.repeat(8_000_000);

const CALLS = {
  'a long text in a value': ({ request }) => request.validate({ Name: long }),
  'a long text of three-byte characters': ({ request }) => request.validate({ Name: '日'.repeat(1_000_000) }),
  'a value of many parts': ({ parameters }) => parameters.validate(new Array(1_000_000).fill(1)),
  'many keys of a text': ({ parameters }) =>
    parameters.validateJson(`{${Array.from({ length: 100_000 }, (_, i) => `"${i}":0`)}}`),
  'a long text': ({ request }) => request.validateJson(`{"Name":"${long}"}`),
  'long bytes': ({ request }) => request.validateJson(new TextEncoder().encode(`{"Name":"${long}"}`)),
  'a long key in a report': ({ request }) => request.validateJson(`{"${'k'.repeat(700_000)}":1}`),
  'a part of a value': ({ name }) => name.validate(long),
  'a Standard Schema': ({ request }) => request['~standard'].validate({ Name: long }),
  'a getter that runs out of memory': ({ request }) =>
    request.validate({
      get Name() {
        return request.validate({ Name: long }).ok;
      },
    }),
  'a getter that keeps to itself that it ran out of memory': ({ request }) =>
    request.validate({
      Description: 'd',
      get Name() {
        try {
          request.validate({ Name: long });
        } catch {
          return 'nightly';
        }
      },
    }),
};

/** What is wrong with what happened, call by call; nothing where all is as it should be. */
export function trapProblems(slim, wasm) {
  slim.initSync(withSmallMemory(wasm, PAGES));
  const problems = [];
  const healthy = usual(slim);
  const request = slim.glue.CreateWorkflow.request;
  const parameters = slim.healthomics.StartRun.request.field('/parameters');
  const validators = { request, parameters, name: request.field('/Name') };
  for (let round = 0; round < 3; round++) {
    for (const [what, call] of Object.entries(CALLS)) {
      const wrong = wrongWith(slim, () => call(validators));
      if (wrong) problems.push(`${what}: ${wrong}`);
      for (const other of healthy.different()) problems.push(`${what}: afterwards ${other} is another`);
    }
  }
  return problems;
}

/** What the call should have thrown. */
function wrongWith({ TrapError }, call) {
  try {
    return `it answered ${JSON.stringify(call()).slice(0, 300)}`;
  } catch (error) {
    if (!(error instanceof TrapError)) return `it threw ${error}`;
    const isClear = error.name === 'TrapError' && /memory.*next call/s.test(error.message);
    return isClear && error.cause instanceof WebAssembly.RuntimeError ? undefined : `it says ${error}`;
  }
}

export const callCount = Object.keys(CALLS).length;
