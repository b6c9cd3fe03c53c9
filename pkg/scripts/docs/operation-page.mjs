// The page of an operation: a table of its request and one of its response, and the documents behind them.

import { operation } from '../../dist/index.js';
import { legend, page, severityMark, table } from './frame.mjs';
import { html } from './html.mjs';
import { isName, rowsOf, writtenSteps } from './rows.mjs';

const DIRECTIONS = ['request', 'response'];

/** The page of one operation of a service. */
export function operationPage(service, id) {
  const sides = DIRECTIONS.map((direction) => ({
    direction,
    rows: rowsOf(operation(id)[direction].describe(), direction),
  }));
  const documents = documentsOf(sides.flatMap(({ rows }) => rows));
  return page({
    title: id,
    heading: html`${service.id}.<wbr />${id.slice(service.id.length + 1)}`,
    around: html`<nav>
      <a href="index.html">All operations</a> <span aria-hidden="true">/</span>
      <a href="index.html#${service.id}">${service.title}</a>
    </nav>`,
    content: html`<p>
        Model as of <time datetime="${service.modelDate}">${service.modelDate}</time>.
        <a href="#request">Request</a> · <a href="#response">Response</a> · <a href="#documents">Documents</a>
      </p>
      ${legend()} ${sides.map(({ direction, rows }) => side(direction, rows, documents))}
      ${documentList(documents)}`,
  });
}

function side(direction, rows, documents) {
  return html`<section>
    <h2>${direction === 'request' ? 'Request' : 'Response'}</h2>
    ${table(
      ['Member', 'Type', 'Required', 'Constraints'],
      rows.map((row) => tableRow(row, direction, documents)),
    )}
  </section> `;
}

function tableRow({ id, steps, description }, direction, documents) {
  const { type, format, shape, required, recursive, constraints } = description;
  const isMember = steps.length > 0 && isName(steps.at(-1));
  return html`<tr id="${id}">
    <th scope="row">${steps.length === 0 ? whole(direction) : member(id, steps)}</th>
    <td data-label="Type">${type}${format && ` (${format})`}<span class="shape">${shape}</span></td>
    <td data-label="Required">${isMember && (required ? html`<strong>yes</strong>` : 'no')}</td>
    <td data-label="Constraints">
      ${recursive && html`<p>Stands within itself: its inside is above.</p>`}
      ${
        constraints.length > 0 &&
        html`<ul>
          ${constraints.map((one) => constraint(one, documents))}
        </ul>`
      }
    </td>
  </tr> `;
}

function whole(direction) {
  return html`<a class="member whole" href="#${direction}">The whole ${direction}</a>`;
}

/** The last step stands out; a long path may be broken before each. */
function member(id, steps) {
  const written = writtenSteps(steps);
  const around = written.slice(0, -1).map((step) => html`${step}<wbr />`);
  return html`<a class="member" href="#${id}"
    ><span class="around">${around}</span><b>${written.at(-1)}</b></a
  >`;
}

function constraint(one, documents) {
  return html`<li>
    ${severityMark(one.severity)}
    <div>${one.text}${expression(one)} <span class="source">${origin(one, documents)}</span></div>
  </li>`;
}

/** The pattern behind words that say what it looks like. */
function expression({ params: { pattern, hint } }) {
  return hint && html`: <code class="pattern">${pattern}</code>`;
}

/** Who states it, and the document itself where it has an address, otherwise its entry at the end of the page. */
function origin({ source, document }, documents) {
  if (document === undefined) return source;
  const [title, url] = document;
  if (url !== undefined) return html`${source}: <a href="${url}">${title}</a>`;
  const number = documents.findIndex(([known]) => known === title) + 1;
  return html`<a href="#document-${number}" title="${title}">${source}</a>`;
}

/** Every document once, in the order in which they are named. */
function documentsOf(rows) {
  const all = rows.flatMap(({ description }) => description.constraints.map(({ document }) => document));
  const named = all.filter((document) => document !== undefined);
  return [...new Map(named.map((document) => [document[0], document])).values()];
}

function documentList(documents) {
  const entry = ([title, url], i) =>
    html`<li id="document-${i + 1}">${url === undefined ? title : html`<a href="${url}">${title}</a>`}</li>`;
  return html`<section id="documents">
    <h2>Documents</h2>
    ${
      documents.length > 0
        ? html`<ol>
            ${documents.map(entry)}
          </ol>`
        : html`<p>No constraint is stated here.</p>`
    }
  </section>`;
}
