// Writes the types of all requests and responses to src/generated/types. They are made from what `describe()` says, so
// the sources are bundled once more before tsc looks at them: esbuild leaves types out, also those that are not
// written yet. What is in the modules is made in types/; this file knows where things come from and go to.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wasmAsAscii } from './ascii.mjs';
import { SERVICES } from './services.mjs';
import { operationsModule, serviceModule } from './types/modules.mjs';

const pkg = fileURLToPath(new URL('..', import.meta.url));
const folder = join(pkg, 'src', 'generated', 'types');

const services = described(await packageItself());
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const service of services) writeFileSync(join(folder, `${service.id}.ts`), serviceModule(service));
writeFileSync(join(folder, 'operations.ts'), operationsModule(services));

/** What the sources export. */
async function packageItself() {
  const { outputFiles } = await build({
    absWorkingDir: pkg,
    entryPoints: ['src/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    plugins: [wasmAsAscii],
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** The services with their operations, described. */
function described({ operation, operations }) {
  return Object.entries(SERVICES).map(([id, service]) => {
    const own = operations().filter((operation) => operation.startsWith(`${id}.`));
    return {
      ...service,
      id,
      modelDate: operation(own[0]).modelDate,
      operations: own.map((id) => ({
        name: id.slice(id.indexOf('.') + 1),
        request: operation(id).request.describe(),
        response: operation(id).response.describe(),
      })),
    };
  });
}
