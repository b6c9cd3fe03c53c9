// The first page: every service and its operations, with how much there is to say of each.

import { operation } from '../../dist/index.js';
import { legend, page, table } from './frame.mjs';
import { html } from './html.mjs';
import { rowsOf } from './rows.mjs';

/** The page that lists all operations of the services. */
export function indexPage(services, fileOf) {
  const count = services.reduce((sum, { operations }) => sum + operations.length, 0);
  return page({
    title: 'Constraints of AWS workflow operations',
    content: html`<p>
        Every constraint on the requests and responses of ${count} operations: its limit, its unit, how
        serious it is to break it, and which document says so.
      </p>
      <p>${services.map(({ id, title }, i) => html`${i > 0 && ' · '}<a href="#${id}">${title}</a>`)}</p>
      ${legend()} ${services.map((service) => serviceSection(service, fileOf))}`,
  });
}

function serviceSection({ id, title, modelDate, operations }, fileOf) {
  return html`<section id="${id}">
    <h2>${title}</h2>
    <p>Model as of <time datetime="${modelDate}">${modelDate}</time>.</p>
    ${table(
      ['Operation', 'Request', 'Response'],
      operations.map((operation) => operationRow(operation, fileOf(operation))),
      'operations',
    )}
  </section> `;
}

function operationRow(id, file) {
  return html`<tr>
    <th scope="row"><a href="${file}">${id.slice(id.indexOf('.') + 1)}</a></th>
    <td data-label="Request"><a href="${file}#request">${summary(id, 'request')}</a></td>
    <td data-label="Response"><a href="${file}#response">${summary(id, 'response')}</a></td>
  </tr> `;
}

/** How many places there are within, and constraints on them and on the whole. */
function summary(id, direction) {
  const rows = rowsOf(operation(id)[direction].describe(), direction);
  const constraints = rows.reduce((sum, { description }) => sum + description.constraints.length, 0);
  if (rows.length === 1 && constraints === 0) return 'empty';
  return `${counted(rows.length - 1, 'member')}, ${counted(constraints, 'constraint')}`;
}

function counted(count, noun) {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
