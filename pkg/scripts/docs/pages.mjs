// All pages of the reference, as text by file name. The one entrance: what writes them and what tests them
// begins here.

import { indexPage } from './index-page.mjs';
import { operationPage } from './operation-page.mjs';
import { services } from './services.mjs';

/** File names, and what the files hold. */
export function pages() {
  const all = services();
  const ofOperations = all.flatMap((service) =>
    service.operations.map((id) => [fileOf(id), operationPage(service, id)]),
  );
  return new Map([['index.html', indexPage(all, fileOf)], ...ofOperations]);
}

function fileOf(id) {
  return `${id}.html`;
}
