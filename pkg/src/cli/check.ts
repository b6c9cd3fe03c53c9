// `workflow-preflight check`: judges documents and reports what was found.

import type { Validator } from '../index.js';
import { documentsIn, type Judging, Unreadable } from './documents.js';
import type { Format, Judged, Totals } from './judged.js';
import { complain, write } from './output.js';
import { Progress } from './progress.js';

/** What to check, and how to say what was found. */
export interface Check {
  validator: Validator;
  files: string[];
  ndjson: boolean;
  format: Format;
}

/** Reports everything, and keeps the exit code at what is known so far: the reader of the report may go away. */
export async function check({ validator, files, ndjson, format }: Check): Promise<void> {
  const totals: Totals = { documents: 0, refused: 0, errors: 0, warnings: 0, unread: [] };
  const judging = { validator, ndjson, progress: new Progress(process.stderr) };
  // Until all of it is checked, nobody can say that it is all right.
  process.exitCode = 2;
  await write(format.begin());
  for (const name of files) await checkFile(name, judging, format, totals);
  process.exitCode = totals.unread.length > 0 ? 2 : totals.refused > 0 ? 1 : 0;
  await write(format.end(totals));
}

async function checkFile(name: string, judging: Judging, format: Format, totals: Totals): Promise<void> {
  const { progress } = judging;
  try {
    for await (const judged of documentsIn(name, judging)) {
      if (!count(totals, judged) && !format.everything) continue;
      progress.clear();
      await write(format.found(judged));
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    totals.unread.push(error.message);
    progress.clear();
    complain(error.message);
  }
  progress.clear();
}

/** Adds a document to the totals, and says whether there is something to report. */
function count(totals: Totals, { report: { ok, errors, warnings } }: Judged): boolean {
  totals.documents++;
  if (!ok) totals.refused++;
  totals.errors += errors.length;
  totals.warnings += warnings.length;
  if (totals.refused > 0) process.exitCode = 1;
  return errors.length + warnings.length > 0;
}
