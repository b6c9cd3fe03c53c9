// The reference of all constraints: every place of every operation is there with all its figures, what is linked
// to exists, and the pages are well-formed. They are read by parse5, as a browser reads them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { parse } from 'parse5';
import { html } from '../scripts/docs/html.mjs';
import { pages } from '../scripts/docs/pages.mjs';
import { operations } from '../dist/index.js';
import { everyPlace } from './oracle/places.mjs';

/** Elements that have no end tag. */
const VOID = new Set(['meta', 'wbr']);

/** By file name: `{ elements, byId, problems }`. */
let read;

before(() => {
  read = new Map([...pages()].map(([file, content]) => [file, readPage(content)]));
});

test('there is an index and a page per operation', () => {
  assert.deepEqual([...read.keys()], ['index.html', ...operations().map((id) => `${id}.html`)]);
});

test('every place stands in a row of its own, with its type and every constraint', () => {
  const seen = new Map();
  const places = everyPlace();
  for (const { id, direction, description, ...place } of places) {
    const row = read.get(`${id}.html`).byId.get(anchorOf(id, direction, place));
    assert.ok(row, `${id} ${direction} /${place.path.join('/')} has no row`);
    const file = seen.get(id) ?? seen.set(id, new Set()).get(id);
    assert.ok(!file.has(row), `${id} ${direction} /${place.path.join('/')} has no row of its own`);
    file.add(row);
    checkRow(row, description);
  }
  assert.ok(places.length > 1000);
  for (const [id, rows] of seen) {
    const all = read.get(`${id}.html`).elements.filter(({ tagName, id }) => tagName === 'tr' && id);
    assert.equal(all.length, rows.size, `${id} has rows that nothing describes`);
  }
});

test('every page says the date of its model', () => {
  for (const [file, model] of Object.entries({
    healthomics: 'omics',
    codecatalyst: 'codecatalyst',
    glue: 'glue',
  })) {
    const text = readFileSync(new URL(`../../models/${model}.json`, import.meta.url), 'utf8');
    const [, date] = /"date": "([\d-]+)"/.exec(text);
    for (const id of operations().filter((id) => id.startsWith(`${file}.`))) {
      const times = read.get(`${id}.html`).elements.filter(({ tagName }) => tagName === 'time');
      assert.deepEqual(times.map(textOf), [date]);
    }
  }
});

test('every link leads somewhere', () => {
  let inside = 0;
  for (const [file, { elements }] of read) {
    for (const { href } of elements.filter(({ tagName }) => tagName === 'a')) {
      if (href.startsWith('https://')) continue;
      const [target, fragment] = href.split('#');
      const page = read.get(target || file);
      assert.ok(page, `${file} links to ${href}`);
      assert.ok(fragment === undefined || page.byId.has(fragment), `${file} links to ${href}`);
      inside++;
    }
  }
  assert.ok(inside > 1000);
});

test('the pages are well-formed and need nothing else', () => {
  for (const [file, { elements, problems, byId }] of read) {
    assert.deepEqual(problems, [], file);
    assert.equal(byId.size, elements.filter(({ id }) => id !== undefined).length, `${file} has an id twice`);
    const others = elements.filter(({ tagName, src }) => src || /^(link|script|img|iframe)$/.test(tagName));
    assert.deepEqual(others, [], file);
  }
});

test('values are escaped, in text and in attributes', () => {
  const value = `<b title="x">'&amp;`;
  const list = [html`<i>${value}</i>`, 'a<'];
  const { elements } = readPage(
    html`<!doctype html>
      <html>
        <body>
          <p title="${value}">${list}</p>
        </body>
      </html>`.toString(),
  );
  const paragraph = elements.find(({ tagName }) => tagName === 'p');
  assert.equal(paragraph.title, value);
  assert.equal(textOf(paragraph), `${value}a<`);
  assert.ok(!elements.some(({ tagName }) => tagName === 'b'));
  assert.equal(html`${undefined}${false}${0}`.toString(), '0');
});

/** The id of a place's row, found on the operation's page by the way that its description is nested. */
function anchorOf(id, direction, { nesting }) {
  return [direction, ...nesting].join('.');
}

function checkRow(row, { type, shape, constraints }) {
  const text = textOf(row);
  assert.ok(text.includes(type) && text.includes(shape), text);
  const items = row.within.filter(({ tagName }) => tagName === 'li');
  assert.equal(items.length, constraints.length, text);
  constraints.forEach((constraint, i) => checkConstraint(items[i], constraint));
}

function checkConstraint(item, { severity, source, document, text: said, params }) {
  const text = textOf(item);
  const { min, max, unit, pattern, allowed = [], members = [], prefix, value } = params;
  assert.ok(
    [severity, source, said].every((part) => text.includes(part)),
    text,
  );
  const figures = [min, max].filter((n) => n !== undefined && !members.length).map(String);
  const words = [...figures, unit?.slice(0, 4), pattern, ...allowed, ...members, prefix, value];
  for (const word of words.filter((word) => word !== undefined))
    assert.ok(text.includes(word), `${word}: ${text}`);
  if (document === undefined) return;
  const [link] = item.within.filter(({ tagName }) => tagName === 'a');
  const [title, url] = document;
  if (url) assert.equal(link.href, url);
  else assert.equal(link.title, title);
}

/** The elements of a page with their attributes and what is within them. */
function readPage(content) {
  const problems = [];
  const onParseError = ({ code, startLine }) => problems.push(`${code} in line ${startLine}`);
  const document = parse(content, { sourceCodeLocationInfo: true, onParseError });
  const elements = elementsIn(document);
  const open = elements.filter(({ node }) => node.sourceCodeLocation && !VOID.has(node.tagName));
  for (const { node } of open) {
    if (!node.sourceCodeLocation.endTag) problems.push(`<${node.tagName}> does not end`);
  }
  const byId = new Map(elements.filter(({ id }) => id !== undefined).map((element) => [element.id, element]));
  return { elements, byId, problems };
}

function elementsIn(node) {
  return (node.childNodes ?? []).flatMap((child) => {
    const within = elementsIn(child);
    if (child.tagName === undefined) return within;
    const attributes = Object.fromEntries(child.attrs.map(({ name, value }) => [name, value]));
    return [{ ...attributes, tagName: child.tagName, node: child, within }, ...within];
  });
}

function textOf({ node }) {
  return node.childNodes.map((child) => child.value ?? textOf({ node: child })).join('');
}
