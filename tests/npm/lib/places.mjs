// Where the tests of the published package work: a project of its own below target/, in which the packed
// package is installed, and the tools that are installed here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const pkg = join(root, 'pkg');
export const here = join(root, 'tests/npm');
export const tools = join(here, 'node_modules');
/** Somebody's project. */
export const project = join(root, 'target/matrix');

/** The version of an installed tool. */
export function versionOf(tool) {
  return JSON.parse(readFileSync(join(tools, tool, 'package.json'), 'utf8')).version;
}
