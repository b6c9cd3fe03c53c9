// Errors as services return them, for the operation that is shown: made by judging a request that is wrong in
// places, and put into the words that the service's answer, the AWS CLI and an SDK have for it.

/** Longer values are nothing to look at. */
const LONGEST = 300;

/**
 * @param {{ id: string, validator: { describe: () => object, validate: (value: unknown) => object } }} shown a request
 * @returns {{ label: string, text: string }[]} none where nothing can be wrong
 */
export function examplesFor({ id, validator }) {
  const value = wrongRequest(validator.describe());
  const failures = failuresOf(validator.validate(value).errors);
  if (failures.length === 0) return [];
  const [, name] = id.split('.');
  const smithy = counted('.', failures, ({ serviceMessage }) => serviceMessage);
  const older = counted(':', failures, (failure) => inOlderWords(failure, value));
  return [
    { label: 'JSON', text: JSON.stringify({ message: smithy }, undefined, 2) },
    {
      label: 'AWS CLI',
      text: `An error occurred (ValidationException) when calling the ${name} operation: ${older}`,
    },
    { label: 'JavaScript', text: traced(older) },
  ];
}

/** Two failures at different places, and of different kinds if there are. */
function failuresOf([first, ...others]) {
  if (first === undefined) return [];
  const elsewhere = others.filter(({ pointer }) => pointer !== first.pointer);
  const second = elsewhere.find(({ code }) => code !== first.code) ?? elsewhere[0];
  return [first, second].filter(Boolean);
}

/** What must be there is missing, and every other member is wrong if there is a short way to have it wrong. */
function wrongRequest({ members }) {
  const entries = members.map((member) => [member.name, member.required ? undefined : wrongValue(member)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function wrongValue({ type, constraints }) {
  const paramsOf = (wanted) =>
    constraints.find(({ code, severity }) => code === wanted && severity === 'error')?.params ?? {};
  if (paramsOf('range').max !== undefined) return paramsOf('range').max + 1;
  if (type !== 'string') return undefined;
  if (paramsOf('enum').allowed) return paramsOf('enum').allowed[0].toLowerCase();
  const { min, max } = paramsOf('length');
  if (min > 0) return '';
  return max < LONGEST ? 'x'.repeat(max + 1) : undefined;
}

function counted(stop, failures, words) {
  const many = failures.length === 1 ? 'error' : 'errors';
  return `${failures.length} validation ${many} detected${stop} ${failures.map(words).join('; ')}`;
}

/** The wording of older services: the value in quotes, and the place with dots. */
function inOlderWords({ path, serviceMessage }, value) {
  const wrong = value[path[0]];
  const echo = wrong === undefined ? 'null' : `'${wrong}'`;
  return `Value ${echo} at '${path.join('.')}'${serviceMessage.slice(serviceMessage.indexOf(' failed to'))}`;
}

/** As Node prints an error that nobody caught. */
function traced(message) {
  return `ValidationException: ${message}
    at ProtocolLib.getErrorSchemaOrThrowBaseException (/app/node_modules/@aws-sdk/core/dist-cjs/index.js:69:69)
    at async main (/app/main.js:7:20) {
  '$fault': 'client',
  '$metadata': { httpStatusCode: 400, attempts: 1, totalRetryDelay: 0 }
}`;
}
