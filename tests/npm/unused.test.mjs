// What bundlers leave out: all of the package where nothing is used, its WebAssembly module where nothing is
// judged, and what else belongs to other exports than those used.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from './lib/places.mjs';
import { run } from './lib/run.mjs';

const BUNDLERS = {
  esbuild: (name, folder) => `esbuild ${name}.js --bundle --minify --format=esm --outfile=${folder}/main.js`,
  Rollup: (name, folder) => `rollup ${name}.js --plugin node-resolve --format es --file ${folder}/main.js`,
  webpack: (name, folder) => `webpack ./${name}.js --mode production --output-path ${folder}`,
  Rspack: (name, folder) => `rspack --entry ./${name}.js --mode production --output-path ${folder}`,
};

/** What a script uses, and how long its bundle may then be; the WebAssembly module alone is 140 KB. */
const USES = {
  nothing: ["import { glue } from 'workflow-preflight';", 10],
  ids: ["import { operations } from 'workflow-preflight'; console.log(operations());", 3_000],
  'one-service': ["import { glue } from 'workflow-preflight'; console.log(glue);"],
  all: ["import * as preflight from 'workflow-preflight'; console.log(preflight);"],
};

for (const [bundler, line] of Object.entries(BUNDLERS)) {
  const lengthOf = async (use) => {
    const [script] = USES[use];
    writeFileSync(join(project, `${use}.js`), script);
    const folder = `unused/${bundler}/${use}`;
    await run(line(use, folder), project);
    return readFileSync(join(project, folder, 'main.js'), 'utf8').length;
  };

  for (const use of ['nothing', 'ids']) {
    test(`${bundler} includes no more than is needed: ${use}`, async () => {
      const [, limit] = USES[use];
      const length = await lengthOf(use);
      assert.ok(length <= limit, `${length} characters`);
    });
  }

  test(`${bundler} drops what one service does not need`, async () => {
    const [one, all] = [await lengthOf('one-service'), await lengthOf('all')];
    assert.ok(one + 1_000 < all, `${one} characters of ${all}`);
  });
}
