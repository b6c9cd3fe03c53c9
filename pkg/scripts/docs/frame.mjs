// What every page of the reference has around its content, and the words that explain its marks.

import { readFileSync } from 'node:fs';
import { html, trusted } from './html.mjs';

const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');

/** A page: `around` is what stands above its heading, which is the title unless it is given. */
export function page({ title, heading = title, around, content }) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - workflow-preflight</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <header>
          ${around}
          <h1>${heading}</h1>
        </header>
        <main>${content}</main>
        <footer>
          <p>
            Generated from the constraints that workflow-preflight checks. They are advisory and dated: the
            service has the last word.
          </p>
        </footer>
      </body>
    </html> `.toString();
}

/** A table of rows that are made already; `kind` is its class, if it has one. */
export function table(columns, rows, kind) {
  return html`<table${kind && html` class="${kind}"`}>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** A severity, told by sign and word as well as by colour. */
export function severityMark(severity) {
  return html`<span class="severity ${severity}"
    ><span aria-hidden="true">${SIGNS[severity]}</span> ${severity}</span
  >`;
}

const SIGNS = { error: '✕', warning: '△' };

/** Who states a constraint, in the words of the legend. */
const SOURCES = {
  documented: 'an API page or the user guide states it',
  model: 'the service model alone states it',
  drift: 'the service model is stricter than what a document allows',
  advice: 'general AWS practice',
};

/** What severities and sources mean. */
export function legend() {
  return html`<dl class="legend">
    <div>
      <dt>${severityMark('error')}</dt>
      <dd>the service refuses the value</dd>
    </div>
    <div>
      <dt>${severityMark('warning')}</dt>
      <dd>it may, or the value is probably not what was meant</dd>
    </div>
    ${Object.entries(SOURCES).map(
      ([source, meaning]) =>
        html`<div>
          <dt><span class="source">${source}</span></dt>
          <dd>${meaning}</dd>
        </div>`,
    )}
  </dl>`;
}
