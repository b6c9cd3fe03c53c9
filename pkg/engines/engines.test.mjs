// The demo page and the named cases in the three engines that browsers are made of. What the page does in detail is
// tested in one of them, by ../e2e; here it is that it works in each, and that verdicts do not depend on the engine.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { By } from 'selenium-webdriver';
import { caseFiles, checkReports } from '../test/case-checks.mjs';
import { launch, present } from './engines.mjs';
import { serve } from './served.mjs';

const PATIENCE_MS = 60_000;
const cases = caseFiles().flatMap(({ file, cases }) => cases.map((one) => ({ file, ...one })));

for (const engine of present()) {
  describe(engine.name, { skip: engine.driver ? false : `because ${engine.missing}` }, () => run(engine));
}

function run(engine) {
  let browser, close, server;
  before(async () => {
    server = await serve({ '/cases.json': JSON.stringify(cases) });
    ({ browser, close } = await launch(engine));
    await browser.manage().setTimeouts({ script: PATIENCE_MS, pageLoad: PATIENCE_MS });
  });
  after(async () => {
    await close?.();
    server?.stop();
  });

  const open = (path) => browser.get(server.origin + path);
  const complaints = () => browser.executeScript('return globalThis.complaints');
  const words = () =>
    browser.executeScript("return document.querySelector('#verdict .words')?.textContent ?? ''");
  const wordsOtherThan = (old) =>
    browser.wait(async () => ![old, ''].includes(await words()), PATIENCE_MS, `still: ${old}`);

  test('the page judges what it shows, and again what is typed', async (t) => {
    await open('/');
    await wordsOtherThan('');
    const first = await words();
    await browser.findElement(By.css('[data-pointer="/name"]')).sendKeys('x'.repeat(129));
    await wordsOtherThan(first);
    assert.match(await words(), /\berror/);
    assert.deepEqual(await complaints(), []);
    t.diagnostic(
      `${await browser.executeScript('return navigator.userAgent')}: ${first} -> ${await words()}`,
    );
  });

  test(`${cases.length} named cases get the reports that they get everywhere`, async () => {
    await open('/cases');
    const reported = await browser.executeAsyncScript(reportsInPage);
    assert.equal(reported.error, undefined);
    const reports = JSON.parse(reported.reports);
    assert.equal(reports.length, cases.length);
    reports.forEach((report, i) => assertCase(report, cases[i]));
    assert.deepEqual(await complaints(), []);
  });
}

function assertCase(report, one) {
  try {
    checkReports(report, one);
  } catch (error) {
    error.message = `${one.file}, ${one.name}: ${error.message}`;
    throw error;
  }
}

/** Runs in the page. Cases and reports pass no driver but as text in ASCII: some hold halves of surrogate pairs. */
function reportsInPage(done) {
  const cases = fetch('/cases.json').then((answer) => answer.json());
  Promise.all([cases, import('/pkg/dist/index.js'), import('/pkg/test/case-reports.mjs')])
    .then(([cases, { operation }, { reportsOn }]) => cases.map((one) => reportsOn(one, operation)))
    .then((reports) => done({ reports: JSON.stringify(reports) }))
    .catch((error) => done({ error: `${error}\n${error.stack}` }));
}
