// Findings as workflow commands of GitHub Actions, which shows them at the lines of a pull request.

import type { Violation } from '../types.js';
import { type Format, type Judged, placeOf, violationsOf } from './judged.js';

export function github(): Format {
  return {
    begin: () => '',
    found: (judged) =>
      violationsOf(judged)
        .map((violation) => `${command(judged, violation)}\n`)
        .join(''),
    end: ({ unread }) => unread.map((why) => `::error::${escaped(why)}\n`).join(''),
  };
}

function command(judged: Judged, violation: Violation): string {
  const { severity, message, pointer, code } = violation;
  const { line, start, end } = placeOf(judged, violation);
  const isOneLine = start?.line === end?.line;
  const properties = {
    file: judged.file,
    line,
    // GitHub takes columns within one line only.
    ...(isOneLine ? { col: start?.column, endColumn: end?.column } : { endLine: end?.line }),
    title: `${code} ${pointer}`.trim(),
  };
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escaped(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`);
  return `::${severity} ${written.join(',')}::${escaped(`${pointer} ${message}`.trim())}`;
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
