// Findings as SARIF 2.1.0, which code scanning services read.

import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Invocation, Location, Log, ReportingDescriptor, Result, Tool } from 'sarif';
import type { Code, Violation } from '../types.js';
import { type Format, type Judged, placeOf, violationsOf } from './judged.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What each code means, as the types say it. */
const RULES: Record<Code, string> = {
  required: 'A member is missing or null',
  type: 'A value is of the wrong type, or cannot be read',
  unknown: 'The structure has no such member',
  enum: 'A value is not one of those allowed',
  length: 'Something is too short or too long',
  pattern: 'A text does not match its regular expression',
  range: 'A number is too small or too large',
  format: 'A text is no timestamp, no base64 or not well-formed Unicode',
  exclusive: 'There are too many, or too few, of some members',
  depends: 'A member stands without another one, or together with it',
  reserved: 'A text begins with what is kept for somebody else',
  duplicate: 'A key stands twice in an object',
  syntax: 'The text is not JSON',
  depth: 'Containers are nested too deeply',
};

export function sarif(version: string): Format {
  let separator = '\n';
  return {
    begin: () => {
      const head: Omit<Log, 'runs'> = { $schema: SCHEMA, version: '2.1.0' };
      const run = { tool: toolOf(version), columnKind: 'utf16CodeUnits' };
      return `${opened(head)},"runs":[${opened(run)},"results":[`;
    },
    found: (judged) => {
      const results = violationsOf(judged).map((violation) => JSON.stringify(resultOf(judged, violation)));
      const written = separator + results.join(',\n');
      separator = ',\n';
      return written;
    },
    end: ({ unread }) => `\n],"invocations":[${JSON.stringify(invocationOf(unread))}]}]}\n`,
  };
}

/** An object without its last brace: what follows is written as it comes. */
function opened(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function toolOf(version: string): Tool {
  const rules = Object.entries(RULES).map(([id, text]): ReportingDescriptor => ({
    id,
    shortDescription: { text },
  }));
  return { driver: { name: 'workflow-preflight', version, rules } };
}

function resultOf(judged: Judged, violation: Violation): Result {
  const { code, severity, message, pointer, source, document } = violation;
  return {
    ruleId: code,
    ruleIndex: Object.keys(RULES).indexOf(code),
    level: severity,
    message: { text: message },
    locations: [locationOf(judged, violation, pointer)],
    properties: { source, ...(document && { document }) },
  };
}

function locationOf(judged: Judged, violation: Violation, pointer: string): Location {
  const logicalLocations = [{ fullyQualifiedName: pointer, kind: 'member' }];
  if (judged.file === undefined) return { logicalLocations };
  const { line, start, end } = placeOf(judged, violation);
  const region = line !== undefined && {
    startLine: line,
    ...(start && end && { startColumn: start.column, endLine: end.line, endColumn: end.column }),
  };
  const artifactLocation = { uri: uriOf(judged.file) };
  return { physicalLocation: { artifactLocation, ...(region && { region }) }, logicalLocations };
}

/** Relative to where the command ran, unless the user gave all of the path. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const path = process.platform === 'win32' ? file.replace(/\\/g, '/') : file;
  // The first step of a relative reference must not look like a scheme.
  return path.split('/').map(encodeURIComponent).join('/');
}

function invocationOf(unread: readonly string[]): Invocation {
  const notifications = unread.map((text) => ({ level: 'error' as const, message: { text } }));
  return {
    executionSuccessful: unread.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}
