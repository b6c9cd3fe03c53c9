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
