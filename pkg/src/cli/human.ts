// Findings for people at a terminal: where, what to do, who says so, and the line itself.

import type { Violation } from '../types.js';
import type { Colours } from './colours.js';
import { excerpt, printable } from './excerpt.js';
import { type Format, type Judged, nameOf, placeOf, rangeOf, type Totals, violationsOf } from './judged.js';

export function human(colours: Colours): Format {
  return {
    begin: () => '',
    found: (judged) => said(judged, colours),
    end: (totals) => `${summed(totals)}\n`,
  };
}

function said(judged: Judged, colours: Colours): string {
  const text = () => textOf(judged);
  const parts = violationsOf(judged).map((violation) => finding(judged, violation, text, colours));
  if (judged.report.truncated) parts.push(`${named(judged)}: there is more than a report holds\n`);
  return parts.map((part) => `${part}\n`).join('');
}

function finding(judged: Judged, violation: Violation, text: () => string, colours: Colours): string {
  const { severity, message, code, pointer } = violation;
  const word = severity === 'error' ? colours.red('error') : colours.yellow('warning');
  const { start, line } = placeOf(judged, violation);
  const place = [named(judged), line, start?.column].filter((part) => part !== undefined).join(':');
  const lines = [
    `${colours.bold(place)}: ${word}: ${printable(message)}`,
    colours.dim(`  ${pointer === '' ? '(root)' : printable(pointer)}  ${code}${statedBy(violation)}`),
  ];
  const range = rangeOf(violation);
  if (range && judged.text !== undefined) {
    const [source, carets] = excerpt(text(), range, line ?? range.start.line);
    lines.push(`  ${source}`, `  ${colours.red(carets)}`);
  }
  return `${lines.join('\n')}\n`;
}

function named(judged: Judged): string {
  return printable(nameOf(judged));
}

/** With its byte order mark, if it has one: it counts in offsets. */
function textOf({ text = '' }: Judged): string {
  return typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
}

function statedBy({ document, source }: Violation): string {
  if (document === undefined) return '';
  const [title, url] = document;
  return `, ${source}: ${title}${url === undefined ? '' : ` <${url}>`}`;
}

function summed({ documents, refused, errors, warnings }: Totals): string {
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return `${counted(documents, 'document')} checked, ${refused} refused: ${found}`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
