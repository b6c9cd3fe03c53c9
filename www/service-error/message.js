// Finds the message of an exception in what people paste: the JSON that a service answers, what the AWS CLI prints,
// the trace of an SDK. Knows how errors are printed, not what they say.

/** Members that hold the message, in the services' JSON and in what tools make of it. */
const MESSAGES = ['message', 'Message', 'errorMessage'];
/** Members that an error may be wrapped in. */
const WRAPPERS = ['Error', 'error'];

/** The message in a text, which is the text itself where it is not known how it was printed. */
export function messageIn(pasted) {
  const text = pasted.trim();
  return messageOf(parsed(text)) ?? messageOf(parsed(bodyOf(text))) ?? withoutTrace(text);
}

/** JSON behind something else, such as the head of an HTTP answer; not a value that the message itself repeats. */
function bodyOf(text) {
  const start = text.indexOf('{');
  return /validation error/.test(text.slice(0, start))
    ? undefined
    : text.slice(start, text.lastIndexOf('}') + 1);
}

/** The operation that the text says was called, if it says so. */
export function operationIn(pasted) {
  return /when calling the (\w+) operation/.exec(pasted)?.[1];
}

function messageOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = MESSAGES.map((name) => value[name]).find((message) => typeof message === 'string');
  return own ?? WRAPPERS.map((name) => messageOf(value[name])).find((message) => message !== undefined);
}

/** Where JavaScript says from where a function was called, the message is over. */
function withoutTrace(text) {
  return text.split(/\n\s+at /)[0].trimEnd();
}

function parsed(text = '') {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
