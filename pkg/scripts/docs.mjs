// Writes the reference of all constraints: static pages that open from a folder as from a server. What is on
// them is made in docs/; this file only replaces the folder named as the argument.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pages } from './docs/pages.mjs';

const [argument] = process.argv.slice(2);
if (argument === undefined) throw new Error('name the folder to write to');
const folder = resolve(argument);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const written = pages();
for (const [file, content] of written) writeFileSync(join(folder, file), content);

console.log(`${written.size} pages: ${pathToFileURL(join(folder, 'index.html'))}`);
