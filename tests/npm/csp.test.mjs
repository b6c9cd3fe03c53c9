// The package on pages with a strict content security policy: what it needs of it, and what it says when it
// does not get that. All scripts are files of the page's own origin.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expected } from './expected.mjs';
import { closeBrowser, observedIn, serving, withPage } from './lib/browser.mjs';
import { project } from './lib/places.mjs';

const policy = (scripts, more = '') => ({
  'content-security-policy': `default-src 'none'; script-src ${scripts}${more}`,
});
const ALLOWS = "'self' 'wasm-unsafe-eval'";
const REMEDY = /content security policy forbids WebAssembly; .*script-src 'self' 'wasm-unsafe-eval'/;

after(closeBrowser);

const opened = (script, headers, use) =>
  serving(project, headers, (origin) => withPage(`${origin}/?script=/csp/${script}`, use));

test("script-src 'self' 'wasm-unsafe-eval' suffices", async () => {
  assert.deepEqual(await opened('main.js', policy(ALLOWS), observedIn), expected);
});

test("slim also fetches its module, which takes connect-src 'self'", async () => {
  const headers = policy(ALLOWS, "; connect-src 'self'");
  assert.deepEqual(await opened('slim.js', headers, observedIn), expected);
});

for (const script of ['use.js', 'init.js', 'slim-init.js']) {
  test(`without 'wasm-unsafe-eval' the error says what is missing: ${script}`, async () => {
    const headers = policy("'self'", "; connect-src 'self'");
    assert.match(await opened(script, headers, observedIn), REMEDY);
  });
}

/** What a page says that trusts nobody: no text may become code or markup, not even by a policy of its own. */
const TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types 'none'";

test('with all of that and Trusted Types, every entry works and nothing is requested behind its scripts', async () => {
  const headers = policy(ALLOWS, TRUSTED_TYPES);
  const { observed, requested } = await opened('entries.js', headers, async (page) => {
    const requested = [];
    page.on('request', (request) => requested.push(request.url()));
    const observed = await observedIn(page);
    return { observed, requested };
  });
  assert.deepEqual(requested, []);
  assert.deepEqual(observed, {
    verdicts: expected,
    messages: ['Add Name: it is required.', '0 of 255 bytes'],
    german: 'string',
    lines: [true, false],
    markers: 1,
    fromService: ['/Name'],
    requests: 0,
  });
});

test('such a page is one that refuses markup from text', async () => {
  await assert.rejects(
    opened('markup.js', policy(ALLOWS, TRUSTED_TYPES), observedIn),
    /'TrustedHTML' assignment/,
  );
});
