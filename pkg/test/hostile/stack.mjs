// Calls made where next to nothing is left of the stack, at every depth near its end. For Node and browsers.

import { usual } from './usual.mjs';

/** How many levels above the deepest one that fits: each one near it, and some up to where every kind is answered. */
const LEVELS = [...Array(120).keys(), ...Array.from({ length: 80 }, (_, i) => 120 + 10 * i)];

const request = ({ glue }) => glue.CreateWorkflow.request;
const KINDS = {
  'a good value': (all) =>
    request(all).validate({ Name: 'nightly', Tags: { a: 'b' }, DefaultRunProperties: {} }),
  'a bad value': (all) => request(all).validate({ Name: '', Tags: [], x: new Date(0) }),
  'a getter': (all) =>
    request(all).validate({
      get Name() {
        return 'nightly';
      },
    }),
  'a deep value': ({ healthomics }) =>
    healthomics.StartRun.request.validate({ parameters: nested(100), roleArn: 5, name: new Map() }),
  'a text': (all) => request(all).validateJson('{"Name":"nightly","Tags":{"a":1.5}}'),
  'a part': (all) => request(all).field('/Tags/x').validate('text'),
  'a description': (all) => request(all).describe(),
};

function nested(levels) {
  return levels === 0 ? 'x' : { a: nested(levels - 1) };
}

/** What is wrong with what happened, depth by depth, and how often there was a report and how often an error. */
export function stackProblems(all) {
  const problems = [];
  const counts = { reports: 0, errors: 0 };
  const healthy = usual(all);
  for (const [kind, ask] of Object.entries(KINDS)) {
    const expected = JSON.stringify(ask(all));
    for (const level of LEVELS) {
      const outcome = atTheBottom(level, () => ask(all));
      if (JSON.stringify(ask(all)) !== expected)
        problems.push(`${kind}, ${level}: then it is answered in another way`);
      if ('error' in outcome) counts.errors++;
      else counts.reports++;
      const wrong = wrongWith(outcome, expected);
      if (wrong) problems.push(`${kind}, ${level}: ${wrong}`);
      if (level % 40 > 0) continue;
      for (const other of healthy.different()) problems.push(`${kind}, ${level}: then ${other} is another`);
    }
  }
  return { problems, counts };
}

function wrongWith({ answer, error }, expected) {
  if (error === undefined) return answer === expected ? undefined : `it answered ${answer}`;
  return isOverflow(error) ? undefined : `it threw ${error}: ${error.stack}`;
}

/** Engines do not agree on what is thrown where the stack is exhausted. */
function isOverflow(error) {
  return error instanceof RangeError || error.name === 'InternalError' || error.cause instanceof RangeError;
}

/** Calls so many levels above the deepest one where anything can be called, and answers what came of it. */
function atTheBottom(level, call) {
  let outcome;
  let left;
  const dive = () => {
    try {
      dive();
      if (outcome !== undefined || left-- > 0) return;
    } catch {
      left = level - 1;
      if (level > 0) return;
    }
    outcome = attempted(call);
  };
  dive();
  return outcome ?? {};
}

function attempted(call) {
  try {
    return { answer: JSON.stringify(call()) };
  } catch (error) {
    return { error };
  }
}
