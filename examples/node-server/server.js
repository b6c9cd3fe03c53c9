import { createServer } from 'node:http';
import { glue, init } from 'workflow-preflight';

const LARGEST = 1024 * 1024;

const server = createServer(async (request, response) => {
  const answer = (status, type, body) =>
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  if (request.method !== 'POST' || request.url !== '/workflows') return answer(404, 'application/json', {});
  const body = await read(request);
  if (body === undefined) return answer(413, 'application/json', { largest: LARGEST });

  const { ok, errors, warnings } = glue.CreateWorkflow.request.validateJson(body);
  if (ok) return answer(202, 'application/json', { warnings });
  answer(400, 'application/problem+json', {
    title: 'The service would refuse this request.',
    status: 400,
    errors,
    warnings,
  });
});

/** The bytes of the body; `undefined` if there are too many. */
async function read(request) {
  const chunks = [];
  let size = 0;
  // The connection is kept when this stops reading: it is answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// Ahead of the first request, which would otherwise wait for it.
await init();
server.listen(process.env.PORT ?? 8080, '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
