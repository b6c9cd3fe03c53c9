// The services of the package, with the titles that people know them by and the dates of their models.

import { operation, operations } from '../../dist/index.js';
import { SERVICES } from '../services.mjs';

/** Every service: `{ id, title, modelDate, operations }`, the operations by their ids. */
export function services() {
  const ids = operations();
  return [...new Set(ids.map((id) => id.split('.')[0]))].map((id) => ({
    id,
    title: SERVICES[id].title,
    modelDate: operation(ids.find(of(id))).modelDate,
    operations: ids.filter(of(id)),
  }));
}

const of = (service) => (operation) => operation.startsWith(`${service}.`);
