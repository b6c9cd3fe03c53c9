// What editors show on hovering: every member of every request and response has its limits with their units, how serious
// they are, and who states them. Read by TypeScript itself, by way of the types that users write.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { operation, operations } from '../dist/index.js';

// The newest compiler has no interface for programs.
const ts = createRequire(import.meta.url)('typescript-5.0');
const pkg = fileURLToPath(new URL('..', import.meta.url));
const DIRECTIONS = { request: 'RequestOf', response: 'ResponseOf' };

let checker;
/** The types by `id direction`, and what is said of `healthomics.CreateWorkflow` and the like. */
let types;
let services;

before(() => {
  const file = join(pkg, 'test', 'types', 'hovered.mts');
  const names = operations().flatMap((id) =>
    Object.keys(DIRECTIONS).map((direction) => `${id} ${direction}`),
  );
  const text = [
    `import { glue, healthomics, codecatalyst, type RequestOf, type ResponseOf } from 'workflow-preflight';`,
    ...names.map((name, i) => `type T${i} = ${DIRECTIONS[name.split(' ')[1]]}<'${name.split(' ')[0]}'>;`),
    `export const services = { glue, healthomics, codecatalyst };`,
  ].join('\n');
  const program = programOf(file, text);
  checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const aliases = source.statements.filter(ts.isTypeAliasDeclaration);
  types = new Map(aliases.map((alias, i) => [names[i], checker.getTypeAtLocation(alias.name)]));
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source))[0];
  services = checker.getTypeOfSymbolAtLocation(exported, source);
});

function programOf(file, text) {
  const options = {
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, types: [] },
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        })
      : getSourceFile.call(host, name, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  const program = ts.createProgram([file], options, host);
  assert.deepEqual(
    ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText),
    [],
  );
  return program;
}

test('every member says its constraints, and every structure the rules between its members', () => {
  let constraints = 0;
  for (const [name, type] of types) {
    const [id, direction] = name.split(' ');
    constraints += checkStructure(type, operation(id)[direction].describe(), name);
  }
  assert.ok(constraints > 1000, String(constraints));
});

/** The number of constraints found. */
function checkStructure(type, description, where) {
  const own = description.constraints.filter(({ code }) => code !== 'required');
  const said = textOf(type.aliasSymbol ?? type.symbol);
  own.forEach((constraint) => checkConstraint(said, constraint, where));
  const names = type.getProperties().map((property) => property.name);
  const { members } = description;
  assert.deepEqual(names.sort(), members.map((member) => member.name).sort(), where);
  const counts = members.map((member) =>
    checkMember(type.getProperty(member.name), member, `${where} ${member.name}`),
  );
  return counts.reduce((sum, count) => sum + count, own.length);
}

function checkMember(property, member, where) {
  const said = textOf(property);
  const declared = checker.getTypeOfSymbol(property);
  return checkPlace(said, member, where, checker.getNonNullableType(declared));
}

/** What a member says goes down to the next structure, which speaks for itself. */
function checkPlace(said, place, where, type) {
  const { members, element, key, value, constraints } = place;
  const own = constraints.filter(({ code }) => members === undefined || code === 'required');
  own.forEach((constraint) => checkConstraint(said, constraint, where));
  if (members) return own.length + (members.length > 0 ? checkStructure(type, place, where) : 0);
  const content = type && (type.getNumberIndexType() ?? type.getStringIndexType());
  const inside = [
    [element, content],
    [key, undefined],
    [value, content],
  ].filter(([part]) => part);
  return inside.reduce((sum, [part, of]) => sum + checkPlace(said, part, where, of), own.length);
}

function checkConstraint(said, { text, severity, source, document, params }, where) {
  const line = said
    .split('\n')
    .find((line) => line.trim().startsWith(`- ${text}`) && line.includes(document?.[0] ?? source));
  assert.ok(line, `${where}: ${text} is not in\n${said}`);
  assert.equal(line.includes('only a warning'), severity === 'warning', line);
  for (const part of [document?.[1], params.pattern]) {
    if (part !== undefined) assert.ok(line.includes(part), `${where}: ${part} is not in\n${line}`);
  }
}

test('every operation says its service, its page and the day of its model', () => {
  for (const id of operations()) {
    const [service, name] = id.split('.');
    const ofService = checker.getTypeOfSymbol(services.getProperty(service));
    const said = textOf(ofService.getProperty(name));
    assert.match(
      said,
      new RegExp(`\\[${name}\\]\\(https://docs\\.aws\\.amazon\\.com/\\S+${name}(\\.html)?\\)`),
    );
    assert.ok(said.includes(operation(id).modelDate), said);
  }
});

function textOf(symbol) {
  return symbol === undefined ? '' : ts.displayPartsToString(symbol.getDocumentationComment(checker));
}
