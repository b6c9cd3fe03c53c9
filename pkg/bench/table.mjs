// Prints what was measured: one table of ratios, each row with its target and whether it is reached. A ratio is the
// peer's figure by ours, so that larger is better for us. It measures nothing.

const OURS = 'workflow-preflight';

/** Means over the workloads that a peer must reach, for JS values. */
const MEAN_TARGETS = { Ajv: 1.5, valibot: 2, zod: 3, 'server-common': 10 };
/** JSON text is about more than parsing from here on, in bytes. */
const SMALL_TEXT = 1024;
const GZIP_AIM = 40 * 1024;

/** The rows of one environment: `{ where, what, ours, ratios, targets }`. */
export function suiteRows(where, rows) {
  const lines = rows.map((row) => suiteRow(where, row));
  const forms = ['value', 'text'];
  return [...lines, ...forms.flatMap((form) => meanRows(where, form, rows))];
}

function suiteRow(where, { workload, form, ok, times, bytes }) {
  const ratios = ratiosOf(times);
  const kind = form === 'field' ? 'field' : `${form}, ${ok ? 'accept' : 'reject'}`;
  const targets = Object.entries(targetsOf(workload, form, bytes)).map(([peer, least]) => [
    peer,
    least,
    ratios[peer] >= least,
  ]);
  return { where, what: `${workload} (${kind})`, ours: duration(times[OURS]), ratios, targets };
}

function targetsOf(workload, form, bytes) {
  // Of the longest one, every byte counts; shorter ones fit whatever they hold.
  if (form === 'field') return { TextEncoder: workload === 'readme' ? 1 : 20 };
  if (form === 'text') return bytes > SMALL_TEXT ? { Ajv: 2.5 } : {};
  return { Ajv: workload === 'readme-ascii' ? 20 : 1 };
}

function meanRows(where, form, rows) {
  const chosen = rows.filter((row) => row.form === form);
  if (chosen.length < 2) return [];
  const all = chosen.map(({ times }) => ratiosOf(times));
  const ratios = Object.fromEntries(
    Object.keys(all[0]).map((peer) => [peer, mean(all.map((row) => row[peer]))]),
  );
  const goals = form === 'value' ? Object.entries(MEAN_TARGETS).filter(([peer]) => peer in ratios) : [];
  const targets = goals.map(([peer, least]) => [peer, least, ratios[peer] >= least]);
  return [{ where, what: `geometric mean (${form})`, ours: '', ratios, targets }];
}

function mean(ratios) {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** Cold start. */
export function coldRow(times) {
  const ratios = ratiosOf(times);
  const targets = Object.entries({ Ajv: 4, zod: 1 }).map(([peer, least]) => [
    peer,
    least,
    ratios[peer] >= least,
  ]);
  return { where: 'node', what: 'cold start, first verdict', ours: duration(times[OURS]), ratios, targets };
}

/** Bytes over the wire: one row each for gzip and brotli. */
export function sizeRows(sizes) {
  return ['gzip', 'brotli'].map((coding) => {
    const bytes = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, size[coding]]));
    const ratios = ratiosOf(bytes);
    const targets = ['Ajv', 'zod'].map((peer) => [`smaller than ${peer}`, '', ratios[peer] > 1]);
    const aim = ['40 KiB', '', bytes[OURS] <= GZIP_AIM];
    const goals = coding === 'gzip' ? [...targets, aim] : targets;
    return {
      where: 'all',
      what: `bundle of 49 operations, ${coding}`,
      ours: `${bytes[OURS]} B`,
      ratios,
      targets: goals,
    };
  });
}

/** Memory has no peer: the figures stand beside their bound. */
export function memoryRows({ settled, after, growth, bytes }) {
  const row = (what, ours, target, reached) => ({
    where: 'node',
    what,
    ours,
    ratios: {},
    targets: [[target, '', reached]],
  });
  const times = growth / bytes;
  return [
    row('wasm memory after 100,000', `${after} B`, 'as after 1,000', after === settled),
    row('wasm memory for 50 MB of text', `${times.toFixed(2)} x`, 'at most 3 x', times <= 3),
  ];
}

function ratiosOf(figures) {
  const peers = Object.entries(figures).filter(([name]) => name !== OURS);
  return Object.fromEntries(peers.map(([name, figure]) => [name, figure / figures[OURS]]));
}

function duration(nanoseconds) {
  if (nanoseconds < 1e4) return `${nanoseconds.toFixed(0)} ns`;
  return nanoseconds < 1e7 ? `${(nanoseconds / 1e3).toFixed(1)} us` : `${(nanoseconds / 1e6).toFixed(1)} ms`;
}

/** The table as text: a column for each peer, then the targets. */
export function tableOf(rows) {
  const peers = [...new Set(rows.flatMap(({ ratios }) => Object.keys(ratios)))];
  const head = ['where', 'what', 'ours', ...peers, 'targets'];
  const lines = rows.map(({ where, what, ours, ratios, targets }) => [
    where,
    what,
    ours,
    ...peers.map((peer) => (peer in ratios ? ratios[peer].toFixed(2) : '')),
    targets.map(target).join('; '),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i].length)));
  const isText = (i) => i < 2 || i === head.length - 1;
  const shown = (line) =>
    line.map((cell, i) => (isText(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [head, ...lines].map((line) => shown(line).trimEnd()).join('\n');
}

function target([what, least, reached]) {
  return `${what}${least === '' ? '' : ` >= ${least}`}: ${reached ? 'reached' : 'MISSED'}`;
}
