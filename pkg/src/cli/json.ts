// Findings for programs: one JSON value, with a line for each document that has findings.

import type { Format } from './judged.js';

export function json(): Format {
  let separator = '\n';
  return {
    begin: () => '{"results":[',
    found: ({ file, line, report }) => {
      const written = `${separator}${JSON.stringify({ file, line, ...report })}`;
      separator = ',\n';
      return written;
    },
    end: (totals) => `\n],"summary":${JSON.stringify(totals)}}\n`,
  };
}
