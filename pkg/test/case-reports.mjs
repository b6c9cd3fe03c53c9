// What the package says of a named case, in every way in which it can be asked. Runs wherever the package does: in Node
// and in the pages of browsers. What should be said is for `case-checks.mjs`.

import { expand } from './expand.mjs';

/**
 * The reports on a case, each with its way: `js`, `json` and `bytes`. `held` is of a JS value: whether the report holds
 * `'that value'`, `'another'` or `'none'`; the report here is without it, and so is plain data.
 */
export function reportsOn(one, operation) {
  const validator = operation(one.operation)[one.direction].field(one.field ?? '');
  return waysOf(one).flatMap((way) => (way === 'js' ? [ofValue(validator, one)] : ofText(validator, one)));
}

/** Text is judged as JSON only; a value both ways, unless the case says that they differ by right. */
function waysOf(one) {
  return one.ways ?? ('text' in one ? ['json'] : ['js', 'json']);
}

function ofValue(validator, one) {
  const value = expand(one.value);
  const answer = validator.validate(value);
  const { value: held, ...report } = answer;
  if (!Object.hasOwn(answer, 'value')) return { way: 'js', report, held: 'none' };
  return { way: 'js', report, held: Object.is(held, value) ? 'that value' : 'another' };
}

function ofText(validator, one) {
  const text = 'text' in one ? expand(one.text) : JSON.stringify(expand(one.value));
  return [
    { way: 'json', report: validator.validateJson(text) },
    { way: 'bytes', report: validator.validateJson(new TextEncoder().encode(text)) },
  ];
}
