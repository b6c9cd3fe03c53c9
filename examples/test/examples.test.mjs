// Every example, as somebody who copied it has it: with the package from npm's archive, in Chromium and in Node.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSite } from './site.mjs';

const error = (page, id) => page.locator(`#${id}-error`).textContent();

test('html: what is wrong is said, what is right is sent, and the service has the last word', async (t) => {
  const sent = [];
  const constraint = 'failed to satisfy constraint: Member must';
  const refusal = `2 validation errors detected: Value 'x' at 'name' ${constraint} have length less than or equal to 64; Value 'x' at 'tags.cost.center.member' ${constraint} not be null`;
  const site = await openSite(t, 'html', (request) => {
    sent.push(request);
    return sent.length === 1 ? [400, { message: refusal }] : [201, { id: '1234567' }];
  });
  const { page } = site;
  await site.inspect('empty');

  await page.fill('#name', 'n'.repeat(129));
  await page.fill('#storage', '1 TiB');
  await page.click('text=Add a tag');
  await page.getByLabel('Key').fill('k'.repeat(129));
  await page.click('button:text("Create")');
  assert.deepEqual(sent, []);
  const wrong = () => page.locator('[aria-invalid="true"]').evaluateAll((all) => all.map(({ name }) => name));
  assert.deepEqual(await wrong(), ['name', 'storageCapacity', '/tags/0/~key']);
  assert.equal(await page.evaluate(() => document.activeElement.name), 'name');
  assert.match(await page.locator('.preflight-summary').textContent(), /definitionUri/);
  await site.inspect('errors');

  await page.fill('#name', 'RNA-seq');
  await page.fill('#storage', '1200');
  await page.fill('#uri', 's3://amzn-s3-demo-bucket/rnaseq.zip');
  await page.getByLabel('Key').fill('cost.center');
  await page.getByLabel('Value').fill('42');
  assert.deepEqual(await wrong(), [], 'corrected while it was typed');
  await page.click('button:text("Create")');
  await page.locator('[aria-invalid="true"]').first().waitFor();
  assert.deepEqual(await wrong(), ['name', '/tags/0']);
  assert.match(await page.locator('.preflight-error:visible').first().textContent(), /64/);
  await site.inspect('refused');

  await page.click('button:text("Create")');
  await page.getByText('Created workflow 1234567.').waitFor();
  const { requestId, ...request } = sent[1];
  assert.match(requestId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(request, {
    name: 'RNA-seq',
    definitionUri: 's3://amzn-s3-demo-bucket/rnaseq.zip',
    storageCapacity: 1200,
    tags: { 'cost.center': '42' },
  });
});

test('react-hook-form: errors stand at their fields, and what is right is handed over', async (t) => {
  const site = await openSite(t, 'react-hook-form');
  const { page } = site;
  await page.locator('form').waitFor();
  await site.inspect('empty');
  await page.fill('#workflowId', 'seven');
  await page.fill('#priority', 'high');
  assert.match(await error(page, 'workflowId'), /digits only/, 'when it is left');
  await page.click('button:text("Start")');
  await page.getByText('Add roleArn').waitFor();
  assert.match(await error(page, 'priority'), /whole number/);
  assert.match(await error(page, 'outputUri'), /outputUri/);
  await site.inspect('errors');
  await page.fill('#workflowId', '1234567');
  await page.fill('#roleArn', 'arn:aws:iam::123456789012:role/runs');
  await page.fill('#outputUri', 's3://amzn-s3-demo-bucket/out/');
  await page.fill('#priority', '5');
  await page.fill('[name="tags.team"]', 'data');
  await page.click('button:text("Start")');
  const outcome = page.getByText('Started {');
  await outcome.waitFor();
  const { requestId, ...request } = JSON.parse((await outcome.textContent()).slice('Started '.length));
  assert.equal(typeof requestId, 'string');
  assert.deepEqual(request, {
    workflowId: '1234567',
    roleArn: 'arn:aws:iam::123456789012:role/runs',
    outputUri: 's3://amzn-s3-demo-bucket/out/',
    priority: 5,
    tags: { team: 'data' },
  });
});

test('tanstack-form: fields are judged alone, then together', async (t) => {
  const site = await openSite(t, 'tanstack-form');
  const { page } = site;
  await page.locator('form').waitFor();
  await site.inspect('empty');
  await page.fill('#MaxConcurrentRuns', 'two');
  await page.focus('#Description');
  assert.match(await error(page, 'MaxConcurrentRuns'), /whole number/, 'when it is left');
  await page.click('button:text("Create")');
  await page.locator('#Name-error:has-text("Name")').waitFor();
  assert.match(await error(page, 'MaxConcurrentRuns'), /whole number/);
  await site.inspect('errors');
  await page.fill('#Name', 'nightly');
  await page.fill('#Description', 'every night');
  await page.fill('#MaxConcurrentRuns', '2');
  await page.click('button:text("Create")');
  const outcome = page.getByText('Created {');
  await outcome.waitFor();
  const request = JSON.parse((await outcome.textContent()).slice('Created '.length));
  assert.deepEqual(request, { Name: 'nightly', Description: 'every night', MaxConcurrentRuns: 2 });
});

test('node-server: refuses with the report, accepts, and reads no more than it has to', async () => {
  const script = fileURLToPath(new URL('../node-server/server.js', import.meta.url));
  const server = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = await server.stdout.take(1).map(String).toArray();
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(line)[0];
    const post = (body, path = '/workflows') => fetch(origin + path, { method: 'POST', body });

    const refused = await post('{"Name": "", "Tags": {"a": 5}}');
    assert.equal(refused.status, 400);
    assert.equal(refused.headers.get('content-type'), 'application/problem+json');
    const { status, errors } = await refused.json();
    assert.equal(status, 400);
    assert.deepEqual(
      errors.map(({ pointer, code }) => [pointer, code]),
      [
        ['/Name', 'length'],
        ['/Tags/a', 'type'],
      ],
    );

    assert.equal((await post('{"Name": "nightly"}')).status, 202);
    assert.deepEqual(
      (await (await post('{')).json()).errors.map(({ code }) => code),
      ['syntax'],
    );
    assert.equal((await post('{}', '/elsewhere')).status, 404);
    assert.equal((await post('x'.repeat(2 ** 20 + 1))).status, 413);
    assert.equal((await post('{"Name": "nightly"}')).status, 202, 'it goes on');
  } finally {
    server.kill();
  }
});
