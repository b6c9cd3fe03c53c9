// Pages with one form each, for the tests beside this file: the built package without any bundler, in Chromium, and
// every error of the page taken for a failure.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { launchBrowser } from './demo.mjs';

const FILES = {
  '/index.js': '../dist/index.js',
  '/form.js': '../dist/form.js',
  '/service-error.js': '../dist/service-error.js',
  '/axe.js': '../node_modules/axe-core/axe.min.js',
};

/** A server and a browser. */
export async function startForms() {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const browser = await launchBrowser();
  const context = await browser.newContext();
  const origin = `http://127.0.0.1:${server.address().port}/`;
  return {
    /** Opens a page with the form, bound to the request of an operation: `bind` is what to call, as text. */
    open: (form, operation, options) => openForm(context, origin, form, operation, options),
    async stop() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function serve({ url, method }, response) {
  if (method === 'POST')
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<title>sent</title>');
  const file = FILES[url];
  if (file === undefined) {
    const page =
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>form</title><main></main></html>';
    return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }
  const script = await readFile(new URL(file, import.meta.url));
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
}

async function openForm(context, origin, form, operation, options = '{}') {
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
  await page.goto(origin);
  await page.evaluate(
    async ([form, id, options]) => {
      document.querySelector('main').innerHTML =
        `<h1>Form</h1><form method="post">${form}<button>Send</button></form>`;
      const [{ operation }, { bindForm }, { fromServiceError }] = await Promise.all(
        ['index', 'form', 'service-error'].map((name) => import(`/${name}.js`)),
      );
      globalThis.sent = [];
      const [name, direction = 'request'] = id.split(' ');
      globalThis.validator = operation(name)[direction];
      globalThis.fromServiceError = fromServiceError;
      globalThis.bind = (more) =>
        (globalThis.bound = bindForm(document.forms[0], validator, {
          onSubmit: (value) => sent.push(value),
          ...more,
        }));
      bind(new Function(`return ${options}`)());
    },
    [form, operation, options],
  );
  const control = (name) => page.locator(`[name="${name}"]`);
  return {
    page,
    control,
    value: () => page.evaluate(() => bound.value()),
    sent: () => page.evaluate(() => sent),
    send: () => page.click('button:text("Send")'),
    /** Types over what stands there, and stays. */
    type: (name, text) => control(name).fill(text),
    /** Leaves the control that has the focus, and waits for what comes of that. */
    leave: () =>
      page.evaluate(() => {
        document.activeElement.blur();
        return new Promise((resolve) => setTimeout(resolve));
      }),
    error: (name) => described(control(name), '.preflight-error'),
    warning: (name) => described(control(name), '.preflight-warning'),
    counter: (name) => described(control(name), '.preflight-counter'),
    invalid: (name) => control(name).first().getAttribute('aria-invalid'),
    summary: () => page.locator('.preflight-summary li').allTextContents(),
    focused: () => page.evaluate(() => document.activeElement.name ?? document.activeElement.className),
    /** What axe-core finds. */
    async findings() {
      await page.addScriptTag({ url: '/axe.js' });
      const { violations } = await page.evaluate(() => axe.run());
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    async close() {
      await page.close();
      assert.deepEqual(problems, [], 'the page reported errors');
    },
  };
}

/** The text of the kind that the control (or the group around it) is described by, and that is visible. */
async function described(control, selector) {
  return control.first().evaluate((control, selector) => {
    const bearer = control.type === 'radio' ? control.closest('fieldset') : control;
    const ids = (bearer.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    const lines = ids.map((id) => document.getElementById(id)).filter((line) => line.matches(selector));
    return lines.map((line) => (line.checkVisibility() ? line.textContent : '')).join('');
  }, selector);
}
