// Proves, before anything is timed, that everybody gives the same verdict on every workload and its spoilt copies:
// otherwise the times would compare nothing. It knows verdicts, not how they come about.

/**
 * Throws at the first verdict that is not the expected one, unless the peer cannot state what that copy breaks. Answers
 * how many verdicts were compared and which were passed over.
 */
export function prove(workload, ways) {
  const outcome = { verdicts: 0, passedOver: [] };
  const value = flat(workload.make(0));
  for (const way of ways) expect(way, workload, { value, ok: workload.ok, what: 'the value' }, outcome);
  for (const { spoil, needs, textOnly } of workload.spoil) {
    const spoilt = flat(value);
    spoil(spoilt);
    const copy = { value: spoilt, ok: false, what: String(spoil), needs, textOnly };
    for (const way of ways) expect(way, workload, copy, outcome);
  }
  return outcome;
}

function expect(way, workload, { value, ok, what, needs, textOnly }, outcome) {
  const { accepts, acceptsText, unstated } = way;
  const says = { text: acceptsText(JSON.stringify(value)), ...(textOnly ? {} : { value: accepts(value) }) };
  for (const [form, verdict] of Object.entries(says)) {
    outcome.verdicts++;
    if (verdict === ok) continue;
    const isKnown = needs !== undefined && unstated.some((constraint) => constraint.startsWith(needs));
    if (!isKnown) throw new Error(difference(way, workload, `${what}, as a ${form}`, ok));
    outcome.passedOver.push(`${way.name} on ${workload.name}: ${needs}, ${what}`);
  }
}

function difference({ name }, workload, what, ok) {
  return `${name} ${ok ? 'refuses' : 'accepts'} ${what}, of the workload ${workload.name}; it should not`;
}

/** A copy with strings of its own, each in one piece: those that programs put together are trees of parts. */
export function flat(value) {
  return JSON.parse(JSON.stringify(value));
}
