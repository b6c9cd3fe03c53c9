// The helpers for editors with the editors themselves, in a browser: tests/editors is an npm project with both, which is
// installed here when it is not yet.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchBrowser } from './demo.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const folder = fileURLToPath(new URL('../../tests/editors', import.meta.url));

/** Every kind of line end, a pair of surrogates, a key at fault, a warning, and a member that is missing. */
const TEXT =
  '{\r\n  "Description": "😀", "DefaultRunProperties": {"": "x"},\r\n\t"MaxConcurrentRuns": "2",\n  "Tags": {"aws:a": "b"}\n}\n';

let browser, page;

before(async () => {
  if (!existsSync(`${folder}/node_modules`)) {
    console.log('Installing CodeMirror and Monaco into tests/editors/node_modules (npm ci)');
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      ...{ cwd: folder, stdio: 'inherit' },
    });
    assert.equal(status, 0, 'npm ci failed in tests/editors');
  }
  const { outputFiles } = await build({
    entryPoints: [`${folder}/page.js`],
    bundle: true,
    write: false,
    outdir: folder,
    alias: Object.fromEntries(
      ['monaco', 'codemirror', 'index'].map((name) => [
        name === 'index' ? 'workflow-preflight' : `workflow-preflight/${name}`,
        `${pkg}dist/${name}.js`,
      ]),
    ),
    loader: { '.ttf': 'dataurl', '.css': 'empty' },
    logLevel: 'error',
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.setContent('<!doctype html><body></body>');
  await page.addScriptTag({ content: outputFiles.find(({ path }) => path.endsWith('.js')).text });
});

after(() => browser?.close());

const SHOWN = [
  ['error', 1, '{', 'Add Name: it is required.'],
  ['error', 2, '""', 'Use at least 1 byte (now 0).'],
  ['error', 3, '"2"', 'Write 2 without quotes.'],
  ['warning', 4, '"aws:a"', 'Choose another beginning: aws: is reserved for AWS.'],
];

for (const editor of ['inCodeMirror', 'inMonaco']) {
  const show = (text) => page.evaluate(([editor, text]) => window[editor](text), [editor, text]);

  test(`violations are marked where they stand: ${editor}`, async () => {
    const { shown, underlined } = await show(TEXT);
    const found = shown.map(({ severity, line, text, message }) => [severity, line, text, message]);
    const byLine = (one, other) => one[1] - other[1];
    assert.deepEqual(found.sort(byLine), SHOWN);
    assert.ok(shown.every(({ source }) => source === 'workflow-preflight'));
    assert.ok(underlined >= SHOWN.length, `${underlined} places are underlined`);
  });

  test(`text that breaks off is marked, and so is no text: ${editor}`, async () => {
    for (const text of ['', '{"Name": "n"', '{"Name": "a\nb"}']) {
      const { shown } = await show(text);
      assert.equal(shown.length, 1, text);
      assert.match(shown[0].message, /^This is not JSON/);
    }
  });

  test(`nothing is marked where nothing is wrong: ${editor}`, async () => {
    assert.deepEqual(await show('{"Name": "nightly"}'), { shown: [], underlined: 0 });
  });
}

test('the types of the helpers fit those of the editors', () => {
  const tsc = `${pkg}node_modules/typescript/bin/tsc`;
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--project', folder], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
