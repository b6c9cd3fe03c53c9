// What a healthy package says: a few calls of every kind with their usual answers, to be asked again after something
// went wrong. For Node and browsers.

/** Validators and parts of them, made before anything goes wrong, with the answers that they gave then. */
export function usual({ glue, healthomics }) {
  const request = glue.CreateWorkflow.request;
  const name = request.field('/Name');
  const parameters = healthomics.StartRun.request.field(['parameters']);
  const calls = {
    good: () => request.validate({ Name: 'nightly', Tags: { team: 'data' } }),
    bad: () => request.validate({ Name: '', MaxConcurrentRuns: '2', tags: 1 }),
    'good text': () => request.validateJson('{"Name":"nightly"}'),
    'bad text': () => request.validateJson('{"Name":"é","Name":7,"x":[]}'),
    'no JSON': () => request.validateJson('{"Name"'),
    'good part': () => name.validate('nightly'),
    'bad part': () => name.validate(7),
    'good document': () => parameters.validate({ a: [1, { b: null }] }),
    'bad document': () => parameters.validate({ a: [() => 1, new Date(0)] }),
    description: () => name.describe(),
    'a part of it': () => request.field(['Tags', 'x']).validate(5),
    'a Standard Schema': () => request['~standard'].validate({ Name: 5 }),
  };
  const answers = Object.fromEntries(Object.entries(calls).map(([call, ask]) => [call, shown(ask())]));
  return {
    answers,
    /** The calls that are answered in another way now. */
    different() {
      return Object.keys(calls).filter((call) => shown(calls[call]()) !== answers[call]);
    },
  };
}

function shown(answer) {
  return JSON.stringify(answer);
}
