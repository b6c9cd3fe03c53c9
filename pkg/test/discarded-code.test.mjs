// V8 11.3 (Node 20) ends the process when it discards optimised code in the middle of a call to wasm that answers an
// object. No call does (src/wasm.rs); this would show one that did, in a process of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** A function that V8 optimises for the reports it has seen, and then reports of another form. */
const PROGRAM = `
  import { healthomics } from '${new URL('../dist/index.js', import.meta.url)}';
  const { request } = healthomics.CreateWorkflow;
  let read = 0;
  function judge(value) {
    const report = request.validate(value);
    for (const { params, pointer } of report.errors) read += pointer.length + (params.max ?? 0);
    return report.ok;
  }
  const good = { definitionUri: 's3://b/k', requestId: 'x' };
  const values = [
    { ...good, name: 'x'.repeat(200) },
    { ...good, name: '' },
    { name: 5 },
    { engine: 'x' },
    { storageCapacity: 1e9 },
    { tags: { '': 5, 'aws:x': 'y' } },
    { unknown: 1 },
    { ...good, definitionZip: 'QQ==' },
    { parameterTemplate: { a: 'b' } },
    7,
  ];
  for (const value of values) for (let i = 0; i < 5000; i++) judge(value);
  console.log(read);
`;

test('code that V8 discards while it waits for a report gets its report', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [0, '']);
  assert.ok(Number(stdout) > 0);
});
