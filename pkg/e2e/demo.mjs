// The built demo page in a browser, for the tests beside this file: serves target/site to this machine only,
// and takes every error of the page for a failure.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';

const SITE = fileURLToPath(new URL('../../target/site', import.meta.url));

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A server and a browser. */
export async function startDemo() {
  assert.ok(existsSync(`${SITE}/index.html`), 'target/site is missing: run `cargo xtask build` first');
  const server = createServer(sirv(SITE, { dev: true })).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const browser = await launchBrowser();
  const contextWith = contexts(browser);
  const origin = `http://127.0.0.1:${server.address().port}/`;
  return {
    /**
     * Opens a page, which the test closes by `close`. `prepare` is called before; with `withoutEditor` the editor is not
     * waited for. Other options are those of its context.
     */
    open: (options) => openPage(contextWith, origin, options),
    async stop() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Chromium, which the caller closes. */
export function launchBrowser() {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/**
 * One context for all pages with the same options: a first page costs twice what the others do. All that the demo keeps is
 * its theme, which goes when a page is closed.
 */
function contexts(browser) {
  const made = new Map();
  return (options) => {
    const key = JSON.stringify(options);
    if (!made.has(key)) {
      made.set(key, browser.newContext({ viewport: { width: 1280, height: 900 }, ...options }));
    }
    return made.get(key);
  };
}

async function openPage(
  contextWith,
  origin,
  { fragment = '', withoutEditor = false, prepare, ...options } = {},
) {
  const context = await contextWith(options);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // A reload breaks off what is still under way, such as the icon of the tab, which comes behind the page.
    if (errorText !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed: ${errorText}`);
  });
  await prepare?.(page);
  await page.goto(`${origin}${fragment}`);
  const verdict = page.locator('#verdict .time');
  await verdict.waitFor({ timeout: 10_000 }).catch((cause) => {
    throw new Error(`the page gives no verdict: ${problems.join('; ')}`, { cause });
  });
  if (!withoutEditor) await page.locator('#json .cm-content').waitFor({ state: 'attached' });
  return {
    page,
    json: editorOf(page),
    verdict: page.locator('#verdict .words'),
    /** The control of a place; of a map's entry, the value's. */
    control: (pointer) => page.locator(`[data-pointer="${pointer}"]:not([data-target])`),
    /** The control of a map's key. */
    key: (pointer) => page.locator(`[data-pointer="${pointer}"][data-target="key"]`),
    /** Chooses what is judged. */
    async choose(id, direction) {
      await page.selectOption('#service', id.split('.')[0]);
      await page.selectOption('#operation', id);
      await page.locator(`[name="direction"][value="${direction}"]`).check({ force: true });
    },
    /** Takes a sample out of the menu. */
    async take(title) {
      await page.locator('#samples').click();
      await page.locator('.menu').getByRole('button', { name: title }).click();
    },
    /** The alerts of a control. */
    alerts: (control) => alertsOf(page, control),
    async close() {
      await page.evaluate(() => localStorage.clear());
      await page.close();
      assert.deepEqual(problems, [], 'the page reported errors');
    },
  };
}

async function alertsOf(page, control) {
  const ids = (await control.getAttribute('aria-describedby')).split(' ');
  return page.locator(ids.map((id) => `[id="${id}"] [role="alert"]`).join(', '));
}

/** The editor of the page, with the names that Playwright has for text areas. */
function editorOf(page) {
  const content = page.locator('#json .cm-content');
  return {
    content,
    /** All of the text: CodeMirror draws only what is in sight, so it is asked for what it holds. */
    inputValue: () => content.evaluate(({ cmTile }) => cmTile.root.view.state.doc.toString()),
    /** What is selected. */
    selected: () =>
      content.evaluate(({ cmTile }) => {
        const { state } = cmTile.root.view;
        return state.sliceDoc(state.selection.main.from, state.selection.main.to);
      }),
    getAttribute: (name) => content.getAttribute(name),
    focus: () => content.focus(),
    /** Replaces all of the text, as somebody does who pastes another one. */
    async fill(text) {
      // On phones one pane is shown at a time.
      await page.locator('#show-json').evaluate((radio) => radio.click());
      await content.focus();
      await page.keyboard.press('ControlOrMeta+a');
      if (text === '') return page.keyboard.press('Delete');
      await content.evaluate((element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      }, text);
    },
  };
}
