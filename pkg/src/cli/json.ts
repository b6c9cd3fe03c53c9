// Findings for programs, as JSON.

import type { Format, Judged } from './judged.js';

/** One value, with a line for each document that has findings. */
export function json(): Format {
  let separator = '\n';
  return {
    begin: () => '{"results":[',
    found: (judged) => {
      const written = separator + result(judged);
      separator = ',\n';
      return written;
    },
    end: (totals) => `\n],"summary":${JSON.stringify(totals)}}\n`,
  };
}

/** One line for each document, whatever was found, for programs that go through documents and verdicts side by side. */
export function ndjson(): Format {
  return {
    everything: true,
    begin: () => '',
    found: (judged) => `${result(judged)}\n`,
    end: () => '',
  };
}

function result({ file, line, report }: Judged): string {
  return JSON.stringify({ file, line, ...report });
}
