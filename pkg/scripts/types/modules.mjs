// The modules of generated types, as text: one for each service, and one that finds them by the ids of operations.
//
// A service here is `{ id, title, typeName, page, modelDate, operations }`, most of it from ../services.mjs; an operation
// is `{ name, request, response }`, the latter two as `describe()` has them.

import { comment, link } from './comment.mjs';
import { Names } from './names.mjs';
import { Structures } from './structures.mjs';

const HEADER = '// Written by scripts/types.mjs from what describe() says. Do not edit.\n';
const DIRECTIONS = ['Request', 'Response'];

/** The requests and responses of a service, and the structures in them. */
export function serviceModule(service) {
  const names = new Names();
  for (const { name } of service.operations)
    DIRECTIONS.forEach((direction) => names.reserve(name + direction));
  const sides = DIRECTIONS.map((direction) => structuresOf(service, names, direction));
  const imported = [...new Set(sides.flatMap((side) => [...side.imported]))].sort();
  const imports =
    imported.length === 0 ? [] : [`import type { ${imported.join(', ')} } from '../../values.js';\n`];
  return [HEADER, ...imports, ...sides.flatMap(({ declarations }) => declarations)].join('\n');
}

function structuresOf(service, names, direction) {
  const structures = new Structures(names, direction);
  for (const operation of service.operations) {
    const intro = `The ${direction.toLowerCase()} of ${titleOf(service, operation)}.`;
    structures.whole(operation.name + direction, operation[direction.toLowerCase()], intro);
  }
  return structures;
}

/** What belongs to each id, and the operations of each service by name. */
export function operationsModule(services) {
  const imports = services.map(({ id, typeName }) => `import type * as ${typeName} from './${id}.js';\n`);
  return [
    HEADER,
    ["import type { Operation } from '../../types.js';\n", ...imports].join(''),
    declared(
      'Operations',
      'The types of every request and response, by the id of the operation.',
      services.flatMap(typesOf),
    ),
    declared('Services', 'The services, by name.', services.map(ofService)),
    ...services.map((service) =>
      declared(`${service.typeName}Service`, `The operations of ${service.title}.`, operationsOf(service)),
    ),
  ].join('\n');
}

function declared(name, text, members) {
  return `${comment([text])}export interface ${name} {\n${members.join('')}}\n`;
}

function typesOf(service) {
  const { id, typeName } = service;
  return service.operations.map(
    (operation) =>
      comment([`${titleOf(service, operation)}.`], '  ') +
      `  '${id}.${operation.name}': ` +
      `{ request: ${typeName}.${operation.name}Request; response: ${typeName}.${operation.name}Response };\n`,
  );
}

function ofService({ id, typeName, title }) {
  return comment([`The operations of ${title}.`], '  ') + `  readonly ${id}: ${typeName}Service;\n`;
}

function operationsOf(service) {
  return service.operations.map(
    (operation) =>
      comment([`${titleOf(service, operation)}.`], '  ') +
      `  readonly ${operation.name}: Operation<'${service.id}.${operation.name}'>;\n`,
  );
}

/** Service, name with a link, and date. */
function titleOf({ title, page, modelDate }, { name }) {
  return `${title} ${link([name, page(name)])}, by the service model of ${modelDate}`;
}
