// Writes what the native benchmark (benches/native) works on to target/bench/native: the texts of the workloads, and the
// schemas that its peer gets, with byte lengths as Ajv has them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaFor } from './peers/ajv.mjs';
import { respelt } from './peers/respell.mjs';
import { validatorOf } from './targets.mjs';
import { workloadsFor } from './workloads.mjs';

const folder = fileURLToPath(new URL('../../target/bench/native', import.meta.url));
const request = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));

/** A whole request or response with its spoilt copies, as text. */
const workloads = workloadsFor(request)
  .filter(({ key }) => !key.includes('/'))
  .map(({ name, key, ok, make, spoil }) => {
    const spoilt = spoil.map(({ spoil }) => {
      const value = structuredClone(make(0));
      spoil(value);
      return JSON.stringify(value);
    });
    return { name, key, ok, text: JSON.stringify(make(0)), spoilt, schema: schemaOf(key) };
  });

/** The schema, with patterns that Rust's regex reads. */
function schemaOf(key) {
  const respell = (keyword, value) =>
    keyword === 'pattern' && typeof value === 'string' ? respelt(value) : value;
  return JSON.parse(JSON.stringify(schemaFor(validatorOf(key)), respell));
}

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/workloads.json`, JSON.stringify(workloads));
