// Work that could make the memory of the module grow: the tests beside this file judge the figures, the benchmark prints
// them.

import { wasmBytes } from './wasm-memory.mjs';
import { glue, healthomics } from '../dist/index.js';

const request = glue.CreateWorkflow.request;
const workflow = healthomics.CreateWorkflow.request;

/** Values of mixed size, right and wrong, as objects and as text; the largest is among the first. */
const KINDS = [
  (i) => request.validate({ Name: `workflow ${i}`, Tags: { team: 'data' } }).ok === true,
  (i) => request.validate({ Name: 'x'.repeat(256 + (i % 64)), Tags: { 'aws:team': i } }).ok === false,
  (i) =>
    request.validateJson(`{"Name": "workflow ${i}", "Description": "${'d'.repeat(i % 900)}"}`).ok === true,
  (i) => request.validateJson(`{"Name": "workflow ${i}", "Tags": [${i}`).ok === false,
  (i) => request.validate({ Name: `仕事 ${i} 🧬`, Description: 'é'.repeat(i % 300) }).ok === true,
  (i) =>
    workflow.validate({ definitionUri: `s3://bucket/${i}`, requestId: `${i}`, unknown: {} }).ok === false,
  (i) => workflow.field('/name').validate(`name ${i}`).ok === true,
];
/** One in so many is large. */
const LARGE_EVERY = 500;
const large = {
  definitionUri: 's3://bucket/key',
  requestId: 'r',
  readmeMarkdown: 'ab説\u{1f9ec}'.repeat(40_000),
};

/** What the memory is after a thousand validations, and what it is after `total`. */
export function memoryAfter(total) {
  let settled = 0;
  for (let i = 0; i < total; i++) {
    const isLarge = i % LARGE_EVERY === 0;
    const right = isLarge ? workflow.validate(large).ok : KINDS[i % KINDS.length](i);
    if (!right) throw new Error(`validation ${i} has the wrong verdict`);
    if (i === 999) settled = wasmBytes();
  }
  return { settled, after: wasmBytes() };
}

/** How much the memory grows by judging one text of so many bytes, in bytes. */
export function growthBy(bytes, character = 'd') {
  const head = '{"Name":"large","DefaultRunProperties":{"key":"';
  const width = Buffer.byteLength(character);
  const text = `${head}${character.repeat(Math.floor((bytes - head.length - 3) / width))}"}}`;
  const before = wasmBytes();
  if (!request.validateJson(text).ok) throw new Error('the large text is refused');
  return wasmBytes() - before;
}
