// Random edits of the demo page, in the form and in the text, after each of which both have to say the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, write } from '../../www/json.js';
import { samples } from '../../www/samples.js';
import { assertAgreement } from './agreement.mjs';
import { visits } from './visits.mjs';

const STEPS = 40;
/** Lists of structures, maps, documents, unions, numbers, blobs and timestamps are all in them. */
const STARTS = [
  ['healthomics.CreateWorkflow', 'request'],
  ['healthomics.StartRunBatch', 'request'],
  ['codecatalyst.ListWorkflowRuns', 'request'],
  ['glue.GetWorkflowRun', 'response'],
  ['glue.BatchGetWorkflows', 'request'],
];

const TEXTS = ['', '7', '0.50', 'é😀', ' a "b" \\ ', 'aws:x', '~/', '{"a": 1}', 'null'];

const { open } = visits();

/** Whole numbers below a limit, the same ones in every run. */
function randomNumbers(seed) {
  let state = seed;
  return (limit) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
}

const EDITS = {
  async fill({ page }, random, step) {
    const controls = page.locator('#form :is(input[type="text"], select, textarea)[data-pointer]');
    const count = await controls.count();
    if (count === 0) return;
    const control = controls.nth(random(count));
    const isKey = (await control.getAttribute('data-target')) === 'key';
    const options = await control.locator('option').evaluateAll((all) => all.map(({ value }) => value));
    if (options.length > 0) await control.selectOption(options[random(options.length)]);
    // Where a key stands twice, only one of its values can be looked up.
    else await control.fill(isKey ? `key ${step}/~` : TEXTS[random(TEXTS.length)]);
  },
  add: ({ page }, random, step) => clickOne(page.locator('#form button.add'), random, step),
  remove: ({ page }, random) => clickOne(page.locator('#form button.remove'), random),
  async change({ json }, random) {
    const tree = read(await json.inputValue());
    const { entries } = containerIn(tree, random);
    const value = [{ kind: 'literal', raw: '12' }, { kind: 'string', text: 'new' }, read('{"a": ["b", {}]}')];
    if (entries.length > 0) entries[random(entries.length)].value = value[random(value.length)];
    await json.fill(write(tree));
  },
  async drop({ json }, random) {
    const tree = read(await json.inputValue());
    const { entries } = containerIn(tree, random);
    entries.splice(random(entries.length + 1), 1);
    await json.fill(write(tree));
  },
  async type({ page, json }, random) {
    await json.focus();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let lines = random(8); lines > 0; lines--) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    for (let units = random(6); units > 0; units--) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('7');
  },
  async undo({ page, json }) {
    await json.focus();
    await page.keyboard.press('ControlOrMeta+z');
  },
  async redo({ page, json }) {
    await json.focus();
    await page.keyboard.press('ControlOrMeta+y');
  },
};

async function clickOne(buttons, random) {
  const count = await buttons.count();
  if (count > 0) await buttons.nth(random(count)).click();
}

/** An object somewhere in a tree. */
function containerIn(tree, random) {
  let node = tree;
  while (random(3) > 0) {
    const inside = node.entries.map(({ value }) => value.items?.[0] ?? value);
    const objects = inside.filter(({ kind }) => kind === 'object');
    if (objects.length === 0) return node;
    node = objects[random(objects.length)];
  }
  return node;
}

for (const [index, [id, direction]] of STARTS.entries()) {
  test(`form and text agree after each of ${STEPS} random edits: ${id} ${direction}`, async () => {
    const visitor = await open({ fragment: `#${id}/${direction}` });
    const { page, json } = visitor;
    assert.deepEqual(JSON.parse(await json.inputValue()), samples[`${id} ${direction}`]);
    const random = randomNumbers(Number(process.env.WALK_SEED ?? 20261121) + index);
    const names = Object.keys(EDITS);
    let compared = 0;
    for (let step = 0; step < STEPS; step++) {
      // The editor undoes together what was typed together: how fast this goes must not matter.
      await page.clock.setFixedTime(1_000_000 + step * 10_000);
      const name = names[random(names.length)];
      await EDITS[name](visitor, random, step);
      if (await page.locator('#stale').isVisible()) {
        // What was typed is no JSON: the form waits until that is taken back.
        await EDITS.undo(visitor);
      }
      if (await page.locator('#stale').isVisible()) continue;
      await assertAgreement(visitor, `step ${step}, ${name}`, TEXTS);
      compared += 1;
    }
    assert.ok(compared > STEPS / 2, `${compared} comparisons`);
    await visitor.close();
  });
}
