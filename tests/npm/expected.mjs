// What fixtures/observe.mjs has to observe, in every environment.

const accepted = { ok: true, found: [] };
const rejected = (...found) => ({ ok: false, found: found.map((violation) => `error ${violation}`) });

export const expected = {
  operations: 49,
  verdicts: {
    'healthomics.CreateRunGroup': [accepted, rejected('/name length', '/name pattern', '/maxCpus range')],
    'codecatalyst.StartWorkflowRun': [accepted, rejected('/workflowId pattern')],
    'glue.CreateWorkflow': [accepted, rejected('/Name length', '/MaxConcurrentRuns type', '/Colour unknown')],
  },
  field: [accepted, rejected(' length')],
  json: [accepted, rejected('/Tags type'), rejected(' syntax')],
  describe: { type: 'string', codes: ['required', 'length', 'pattern'] },
  init: ['undefined', 'undefined'],
};

const lines = {
  found: [[1], [2, 'length 2:10'], [4, 'syntax 4:10']],
  summary: { lines: 3, ok: 1, failed: 2, errors: { length: 1, syntax: 1 }, warnings: {} },
};

/** The same of fixtures/observe-lines.mjs. */
export const expectedLines = {
  bytes: lines,
  text: lines,
  cancelled: true,
  diagnostic: [12, 14, 'error'],
  marker: [2, 11, 13, 'length'],
};
