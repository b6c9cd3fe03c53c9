// Descriptions as rows: every place in nested order, each with a name to show and an id to link to. Between
// `describe()` and the table; it writes no HTML.

/**
 * The rows of a description: `{ id, steps, description }`, the whole first. Steps are what the place is called, one
 * after the other; `[]` is the elements of a list, `{key}` and `{value}` are those of a map.
 */
export function rowsOf(description, id) {
  return rowsAt({ id, steps: [], description });
}

function rowsAt(row) {
  const { members = [], element, key, value } = row.description;
  const parts = [
    ...members.map((member) => [member, member.name, member.name]),
    [element, '[]', 'element'],
    [key, '{key}', 'key'],
    [value, '{value}', 'value'],
  ];
  const inside = parts
    .filter(([part]) => part !== undefined)
    .flatMap(([part, step, name]) =>
      rowsAt({ id: `${row.id}.${name}`, steps: [...row.steps, step], description: part }),
    );
  return [row, ...inside];
}

/** Whether a step is a member's name, rather than the inside of a list or map. */
export function isName(step) {
  return /^\w/.test(step);
}

/** What the steps are written as: a dot before a member that is within something. */
export function writtenSteps(steps) {
  return steps.map((step, i) => (i > 0 && isName(step) ? `.${step}` : step));
}
