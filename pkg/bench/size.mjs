// What a page has to fetch in order to judge all operations: bundles by esbuild, minified, as bytes over the wire.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ALL_KEYS } from './targets.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Each judges every request and response: `accepts(key, value)`. */
const ENTRIES = {
  'workflow-preflight': `
    import { operation } from '../dist/index.js';
    export * from '../dist/index.js';
    export const accepts = (key, value) => {
      const [id, direction] = key.split(' ');
      return operation(id)[direction].validate(value).ok;
    };`,
  Ajv: `
    import { newAjv } from './peers/ajv.mjs';
    import schemas from './generated/schemas-all.json';
    const ajv = newAjv().addSchema(schemas);
    export const accepts = (key, value) =>
      ajv.getSchema('preflight#/definitions/' + encodeURIComponent(key))(value);`,
  zod: `
    import { schemas } from './generated/zod-all.mjs';
    export const accepts = (key, value) => schemas[key].safeParse(value).success;`,
  valibot: `
    import { safeParse } from 'valibot';
    import { schemas } from './generated/valibot-all.mjs';
    export const accepts = (key, value) => safeParse(schemas[key], value).success;`,
};

/** `{ plain, gzip, brotli }` in bytes, by way; the request is a typical one, on which each bundle is tried. */
export async function sizes(request) {
  const entries = Object.entries(ENTRIES).map(async ([name, contents]) => {
    const bundle = await bundled(contents);
    await tryOut(name, bundle, request);
    return [name, sizeOf(bundle)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A bundle that leaves something out would be small: it has to know every key, and to tell right from wrong. */
async function tryOut(name, bundle, request) {
  const { accepts } = await import(`data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`);
  for (const key of ALL_KEYS) {
    if (accepts(key, 'text')) throw new Error(`the bundle of ${name} accepts text for ${key}`);
  }
  const key = 'healthomics.CreateWorkflow request';
  const spoilt = { ...request, readmeMarkdown: 'é'.repeat(256_001) };
  if (!accepts(key, request) || accepts(key, spoilt))
    throw new Error(`the bundle of ${name} gives wrong verdicts`);
}

function sizeOf(bytes) {
  return {
    plain: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes).length,
  };
}

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here, loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}
