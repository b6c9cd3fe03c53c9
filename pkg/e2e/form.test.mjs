// What somebody who fills in a bound form does, and what must come of it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startForms } from './form.mjs';

let forms;

before(async () => {
  forms = await startForms();
});

after(() => forms?.stop());

/** A test with a page of its own. */
function visit(name, form, operation, act, options) {
  test(name, async () => {
    const visitor = await forms.open(form, operation, options);
    await act(visitor);
    await visitor.close();
  });
}

const CREATE = 'healthomics.CreateWorkflow';
const field = (name, control) => `<p><label for="${name}">${name}</label> ${control}</p>`;
const text = (name, attributes = '') =>
  `<div><label for="${name}">${name}</label> <input id="${name}" name="${name}" ${attributes}></div>`;

const WORKFLOW = `
  ${text('name')} ${text('definitionUri')} ${text('requestId', 'type="hidden" value="req-1"')}
  ${text('/storageCapacity', 'type="number"')}
  <label for="engine">engine</label>
  <select id="engine" name="engine"><option value="">any<option>WDL<option>CWL</select>
  <label for="readmeMarkdown">read me</label>
  <textarea id="readmeMarkdown" name="readmeMarkdown" aria-describedby="hint"></textarea><p id="hint">Markdown.</p>`;

visit('says nothing to begin with, but how much may be written', WORKFLOW, CREATE, async (form) => {
  assert.equal(await form.error('name'), '');
  assert.equal(await form.invalid('name'), null);
  assert.equal(await form.counter('name'), '0 of 128 characters');
  assert.equal(await form.counter('readmeMarkdown'), '0 of 512000 bytes');
  assert.equal(await form.counter('engine'), '');
  assert.equal(
    await form
      .control('readmeMarkdown')
      .getAttribute('aria-describedby')
      .then((ids) => ids.split(' ')[0]),
    'hint',
  );
  assert.deepEqual(await form.summary(), []);
  assert.deepEqual(await form.findings(), []);
});

visit('counts code points and bytes', WORKFLOW, CREATE, async (form) => {
  await form.type('name', 'aé漢😀');
  await form.type('readmeMarkdown', 'aé漢😀');
  assert.equal(await form.counter('name'), '4 of 128 characters');
  assert.equal(await form.counter('readmeMarkdown'), '10 of 512000 bytes');
});

visit('a control speaks when it is left, then at every keystroke', WORKFLOW, CREATE, async (form) => {
  const long = 'n'.repeat(129);
  await form.type('name', long);
  assert.equal(await form.error('name'), '', 'not while it is typed for the first time');
  assert.equal(await form.control('name').evaluate(({ validity }) => validity.customError), true);
  await form.leave();
  assert.match(await form.error('name'), /128 characters \(now 129\)/);
  assert.equal(await form.invalid('name'), 'true');
  assert.equal(await form.control('name').inputValue(), long, 'what was typed stays');
  await form.type('name', `${long}n`);
  assert.match(await form.error('name'), /now 130/);
  await form.type('name', 'fits');
  assert.equal(await form.error('name'), '');
  assert.equal(await form.invalid('name'), null);
  assert.equal(await form.control('name').evaluate(({ validity }) => validity.valid), true);
  await form.type('name', long);
  assert.match(await form.error('name'), /now 129/, 'at once, since it was wrong before');
});

visit('a message does not push away what is being clicked', WORKFLOW, CREATE, async (form) => {
  await form.type('name', 'n'.repeat(129));
  const target = form.page.locator('[name="engine"]');
  const { x, y, height } = await target.boundingBox();
  await form.page.mouse.move(x + 5, y + height / 2);
  await form.page.mouse.down();
  assert.equal((await target.boundingBox()).y, y, 'while the button is down');
  await form.page.mouse.up();
  await form.page.locator('.preflight-error:visible').waitFor();
  assert.ok((await target.boundingBox()).y > y);
});

visit('a control that was only passed through is not reproached', WORKFLOW, CREATE, async (form) => {
  await form.control('definitionUri').focus();
  await form.leave();
  assert.equal(await form.error('definitionUri'), '');
});

visit('sending shows everything and focuses the first error', WORKFLOW, CREATE, async (form) => {
  await form.type('/storageCapacity', '-1');
  await form.type('readmeMarkdown', 'x'.repeat(512_001));
  await form.send();
  assert.deepEqual(await form.sent(), []);
  assert.match(await form.error('/storageCapacity'), /0 to 100000/);
  assert.match(await form.error('readmeMarkdown'), /512000 bytes/);
  assert.equal(await form.focused(), '/storageCapacity');
  assert.match(
    (await form.summary()).join(),
    /^Add one of definitionZip, definitionUri or definitionRepository\.$/,
  );
  assert.equal(await form.page.locator('.preflight-summary').getAttribute('role'), 'alert');
  assert.deepEqual(await form.findings(), []);
});

visit('what is right is sent, as the types that belong there', WORKFLOW, CREATE, async (form) => {
  await form.type('name', 'RNA-seq');
  await form.type('definitionUri', 's3://amzn-s3-demo-bucket/wf.zip');
  await form.type('/storageCapacity', '1200');
  await form.page.selectOption('[name="engine"]', 'WDL');
  await form.send();
  const expected = {
    name: 'RNA-seq',
    definitionUri: 's3://amzn-s3-demo-bucket/wf.zip',
    storageCapacity: 1200,
    engine: 'WDL',
    requestId: 'req-1',
  };
  assert.deepEqual(await form.sent(), [expected]);
  assert.deepEqual(await form.page.evaluate(() => bound.report().ok), true);
});

visit(
  'where nobody listens, the browser sends the form itself',
  WORKFLOW,
  CREATE,
  async (form) => {
    await form.send();
    assert.equal(await form.page.title(), 'form');
    await form.type('definitionUri', 's3://amzn-s3-demo-bucket/wf.zip');
    await form.send();
    await form.page.waitForFunction(() => document.title === 'sent');
  },
  '{ onSubmit: undefined }',
);

visit('listeners of the page do not get what is wrong', WORKFLOW, CREATE, async (form) => {
  await form.page.evaluate(() => document.forms[0].addEventListener('submit', () => sent.push('page')));
  await form.send();
  assert.deepEqual(await form.sent(), []);
});

visit(
  'warnings are shown apart and do not prevent sending',
  text('requestId') + text('definitionUri'),
  CREATE,
  async (form) => {
    await form.type('definitionUri', 's3://amzn-s3-demo-bucket/wf.zip');
    await form.send();
    assert.match(await form.warning('requestId'), /^Note: .*SDKs fill it in/);
    assert.equal(await form.error('requestId'), '');
    assert.equal(await form.invalid('requestId'), null);
    assert.equal((await form.sent()).length, 1);
  },
);

visit(
  'text where a number belongs stays, and is said to be none',
  WORKFLOW.replace('type="number"', ''),
  CREATE,
  async (form) => {
    await form.type('/storageCapacity', 'much');
    await form.leave();
    assert.equal((await form.value()).storageCapacity, 'much');
    assert.match(await form.error('/storageCapacity'), /whole number/);
    for (const [typed, value] of [
      ['5', 5],
      ['-0.5', -0.5],
      ['1e3', 1000],
      ['05', '05'],
      ['0x5', '0x5'],
      ['', undefined],
    ]) {
      await form.type('/storageCapacity', typed);
      assert.equal((await form.value()).storageCapacity, value, typed);
    }
  },
);

visit('what a number input does not hand out is not taken for empty', WORKFLOW, CREATE, async (form) => {
  await form.control('/storageCapacity').focus();
  await form.page.keyboard.type('1e');
  await form.leave();
  assert.match(await form.error('/storageCapacity'), /whole number/);
});

visit(
  'constraints of the page count, too',
  text('name', 'required') + text('definitionUri'),
  CREATE,
  async (form) => {
    await form.type('definitionUri', 's3://amzn-s3-demo-bucket/wf.zip');
    await form.send();
    assert.notEqual(await form.error('name'), '');
    assert.equal(await form.invalid('name'), 'true');
    assert.deepEqual(await form.sent(), []);
    await form.type('name', 'x');
    await form.send();
    assert.equal((await form.sent()).length, 1);
  },
);

const NESTED = `
  ${text('/definitionRepository/connectionArn')} ${text('/definitionRepository/fullRepositoryId')}
  <fieldset><legend>Reference</legend>
    <label><input type="radio" name="/definitionRepository/sourceReference/type" value="BRANCH"> branch</label>
    <label><input type="radio" name="/definitionRepository/sourceReference/type" value="TAG"> tag</label>
  </fieldset>
  ${text('/definitionRepository/sourceReference/value')}
  <label>exclude <textarea name="/definitionRepository/excludeFilePatterns"></textarea></label>`;

visit('members of structures are absent while nothing is in them', NESTED, CREATE, async (form) => {
  assert.deepEqual(await form.value(), {});
  await form.type('/definitionRepository/sourceReference/value', 'main');
  assert.deepEqual(await form.value(), { definitionRepository: { sourceReference: { value: 'main' } } });
  await form.send();
  assert.match(await form.error('/definitionRepository/connectionArn'), /connectionArn/);
  assert.match(await form.error('/definitionRepository/sourceReference/type'), /type/);
  assert.deepEqual(await form.findings(), []);
  await form.page.check('[value="TAG"]');
  assert.equal(await form.error('/definitionRepository/sourceReference/type'), '');
});

visit('JSON in a text area is a container, with what is wrong in it', NESTED, CREATE, async (form) => {
  const name = '/definitionRepository/excludeFilePatterns';
  await form.type(name, '["a", 5]');
  assert.deepEqual(await form.value(), { definitionRepository: { excludeFilePatterns: ['a', 5] } });
  await form.leave();
  assert.match(await form.error(name), /^1: Use text/);
  await form.type(name, '["a"');
  assert.match(await form.error(name), /a list/);
  assert.equal(await form.control(name).inputValue(), '["a"');
});

const rows = (...names) =>
  names
    .map(
      (row) => `<div class="row">
    ${text(`/parameterTemplate/${row}/~key`)} ${text(`/parameterTemplate/${row}/description`)}
    <label><input type="checkbox" name="/parameterTemplate/${row}/optional"> optional</label></div>`,
    )
    .join('');
const TEMPLATE = `${text('definitionUri', 'value="s3://amzn-s3-demo-bucket/wf.zip"')} ${text('requestId', 'type="hidden" value="r"')}
  <p data-preflight-counter="/parameterTemplate"></p> ${rows(0, 1, 7)}`;

visit('maps are rows with keys of their own', TEMPLATE, CREATE, async (form) => {
  const counter = form.page.locator('[data-preflight-counter]');
  assert.equal(
    (await form.value()).parameterTemplate,
    undefined,
    'empty rows are none, unticked boxes or not',
  );
  assert.equal(await counter.textContent(), '0 of 2000 entries');
  await form.type('/parameterTemplate/1/~key', 'a.b/c');
  await form.type('/parameterTemplate/1/description', 'd'.repeat(257));
  await form.page.check('[name="/parameterTemplate/7/optional"]');
  await form.type('/parameterTemplate/7/~key', '__proto__');
  assert.equal(await counter.textContent(), '2 of 2000 entries');
  const [key, value] = await form.page.evaluate(() => Object.entries(bound.value().parameterTemplate)[1]);
  assert.deepEqual([key, value], ['__proto__', { optional: true }]);
  await form.send();
  assert.match(await form.error('/parameterTemplate/1/description'), /256 characters/);
  assert.equal(await form.focused(), '/parameterTemplate/1/description');
  await form.type('/parameterTemplate/1/description', 'd');
  await form.type('/parameterTemplate/1/~key', 'k'.repeat(129));
  assert.match(await form.error('/parameterTemplate/1/~key'), /128 characters/);
  assert.equal(await form.counter('/parameterTemplate/1/~key'), '129 of 128 characters');
  assert.equal(await form.error('/parameterTemplate/1/description'), '');
  assert.deepEqual(await form.findings(), []);
});

visit('a value without a key is an error of the key', TEMPLATE, CREATE, async (form) => {
  await form.type('/parameterTemplate/0/description', 'reads');
  await form.send();
  assert.match(await form.error('/parameterTemplate/0/~key'), /at least 1 character/);
  assert.equal(await form.error('/parameterTemplate/1/~key'), '', 'the others are empty still');
});

visit('two rows of one key are not sent', TEMPLATE, CREATE, async (form) => {
  await form.type('/parameterTemplate/0/~key', 'reads');
  await form.type('/parameterTemplate/1/~key', 'reads');
  await form.send();
  assert.match(await form.error('/parameterTemplate/1/~key'), /Another row is called reads/);
  assert.equal(await form.error('/parameterTemplate/0/~key'), '');
  assert.deepEqual(await form.sent(), []);
  await form.type('/parameterTemplate/1/~key', 'reference');
  await form.send();
  assert.deepEqual((await form.sent())[0].parameterTemplate, { reads: {}, reference: {} });
});

visit('rows come and go', TEMPLATE, CREATE, async (form) => {
  await form.type('/parameterTemplate/0/~key', 'reads');
  await form.page.evaluate((row) => {
    document.querySelector('button').insertAdjacentHTML('beforebegin', row);
    bound.refresh();
  }, rows(9));
  assert.equal(await form.counter('/parameterTemplate/9/~key'), '0 of 128 characters');
  await form.type('/parameterTemplate/9/~key', 'new');
  assert.deepEqual(Object.keys((await form.value()).parameterTemplate), ['reads', 'new']);
  await form.page.evaluate(() => {
    document.querySelector('.row').remove();
    bound.refresh();
  });
  assert.deepEqual(Object.keys((await form.value()).parameterTemplate), ['new']);
});

visit(
  'an entry with an empty value is an entry',
  text('/tags/0/~key') + text('/tags/0') + text('/tags/team'),
  CREATE,
  async (form) => {
    assert.deepEqual(await form.value(), {});
    await form.type('/tags/0/~key', 'stage');
    await form.type('/tags/team', 'data');
    assert.deepEqual(await form.value(), { tags: { stage: '', team: 'data' } });
    await form.type('/tags/0/~key', 'aws:x');
    await form.send();
    assert.match(await form.warning('/tags/0/~key'), /aws:/);
  },
);

const NAMES = `<fieldset><legend>Names</legend>${['a', 'b', 'c']
  .map((id) => `<div><label for="${id}">${id}</label><input id="${id}" name="Names"></div>`)
  .join('')}</fieldset>
  <label><input type="checkbox" name="IncludeGraph"> graph</label>`;

visit('controls of one name are the elements of a list', NAMES, 'glue.BatchGetWorkflows', async (form) => {
  assert.deepEqual(await form.value(), { IncludeGraph: false });
  await form.page.fill('#b', 'first');
  await form.page.fill('#c', 'x'.repeat(256));
  await form.page.check('[name="IncludeGraph"]');
  assert.deepEqual(await form.value(), { Names: ['first', 'x'.repeat(256)], IncludeGraph: true });
  await form.send();
  assert.equal(await form.page.getAttribute('#c', 'aria-invalid'), 'true');
  assert.equal(await form.page.getAttribute('#b', 'aria-invalid'), null);
  assert.equal(await form.page.evaluate(() => document.activeElement.id), 'c');
});

visit(
  'rows are the elements of a list, empty ones left out',
  text('/Names/5') + text('/Names/2'),
  'glue.BatchGetWorkflows',
  async (form) => {
    await form.type('/Names/2', 'x'.repeat(256));
    assert.deepEqual(await form.value(), { Names: ['x'.repeat(256)] });
    await form.send();
    assert.match(await form.error('/Names/2'), /255/);
    assert.equal(await form.error('/Names/5'), '');
  },
);

visit(
  'rows of a list that is missing say so',
  text('/Names/5') + text('/Names/2'),
  'glue.BatchGetWorkflows',
  async (form) => {
    await form.send();
    assert.match(await form.error('/Names/5'), /Names/);
    assert.equal(await form.error('/Names/2'), '');
  },
);

visit(
  'boxes and choices are the elements of a list',
  `
  <label><input type="checkbox" name="Names" value="a"> a</label><label><input type="checkbox" name="Names" value="b" checked> b</label>
  <label>more <select multiple name="Names"><option selected>c<option>d<option selected>e</select></label>`,
  'glue.BatchGetWorkflows',
  async (form) => {
    assert.deepEqual(await form.value(), { Names: ['b', 'c', 'e'] });
  },
);

visit('a missing list is said at its first control', NAMES, 'glue.BatchGetWorkflows', async (form) => {
  await form.send();
  assert.match(await form.error('Names'), /Names/);
  assert.equal(await form.page.evaluate(() => document.activeElement.id), 'a');
});

visit(
  'controls of the page itself are left alone',
  `${text('page', 'data-preflight-ignore')}<div data-preflight-ignore>${text('csrf')}</div>
  <input disabled name="nowhere"><input aria-label="nameless"><output name="out"></output>${text('name', 'value="x"')}`,
  CREATE,
  async (form) => {
    await form.type('page', 'x');
    assert.deepEqual(await form.value(), { name: 'x' });
  },
);

visit(
  'times are times',
  text('creationTime', 'type="datetime-local"'),
  'healthomics.GetWorkflow response',
  async (form) => {
    await form.type('creationTime', '2026-01-31T12:00');
    const time = () => form.page.evaluate(() => bound.value().creationTime.toISOString());
    const local = await form.page.evaluate(() => new Date(2026, 0, 31, 12).toISOString());
    assert.equal(await time(), local);
    assert.equal(await form.page.evaluate(() => bound.report().ok), true);
  },
);

visit(
  'files and other sources have readers of their own',
  `<label>zip <input type="file" name="definitionZip"></label>`,
  CREATE,
  async (form) => {
    assert.equal(await form.page.evaluate(() => bound.value().definitionZip.length), 3);
    await form.send();
    assert.equal(await form.page.evaluate(() => sent.length), 1);
  },
  '{ readers: { definitionZip: () => new Uint8Array([1, 2, 3]) } }',
);

visit("the service's word is shown at its place until that is changed", WORKFLOW, CREATE, async (form) => {
  await form.type('definitionUri', 's3://amzn-s3-demo-bucket/wf.zip');
  const show = (words) =>
    form.page.evaluate((words) => bound.showErrors(fromServiceError(words, { validator })), words);
  const demand = 'failed to satisfy constraint: Member must';
  await show(
    `2 validation errors detected: Value 'x' at 'name' ${demand} have length less than or equal to 64; Value 'x' at 'main' ${demand} not be null`,
  );
  assert.equal(await form.error('name'), 'Use a length of at most 64.');
  assert.equal(await form.invalid('name'), 'true');
  assert.equal(await form.focused(), 'name');
  assert.deepEqual(await form.summary(), ['main: Add main: it is required.']);
  await form.type('name', 'y');
  assert.equal(await form.error('name'), '');
  await show(
    `1 validation error detected: Value 'y' at 'name' ${demand} have length less than or equal to 64`,
  );
  await form.send();
  assert.equal((await form.sent()).length, 1, 'the service is asked again');
  assert.equal(await form.error('name'), '');
  await show('Rate exceeded');
  assert.deepEqual(await form.summary(), ['Rate exceeded']);
  assert.equal(await form.focused(), 'preflight-summary');
});

visit('an answer that names nothing wrong takes nothing back', WORKFLOW, CREATE, async (form) => {
  await form.type('name', 'n'.repeat(129));
  await form.leave();
  await form.page.evaluate(() => bound.showErrors([]));
  assert.match(await form.error('name'), /128/);
});

visit('a reset begins anew', WORKFLOW, CREATE, async (form) => {
  await form.type('name', 'n'.repeat(129));
  await form.send();
  await form.page.evaluate(() => document.forms[0].reset());
  await form.page.waitForFunction(() =>
    document.querySelector('.preflight-counter').textContent.startsWith('0 '),
  );
  assert.equal(await form.error('name'), '');
  assert.deepEqual(await form.summary(), []);
});

visit(
  'a button that saves a draft is not held up',
  `${WORKFLOW}<button formnovalidate>Draft</button>`,
  CREATE,
  async (form) => {
    await form.page.click('text=Draft');
    await form.page.waitForFunction(() => document.title === 'sent');
  },
);

visit(
  'the page decides where words stand and what they are',
  `<div id="top"></div>${text('name')}<p data-preflight-messages="name"></p>`,
  CREATE,
  async (form) => {
    await form.send();
    assert.equal(await form.page.locator('#top .preflight-summary li').count(), 1);
    assert.equal(
      await form.page.locator('[data-preflight-messages] .preflight-counter').textContent(),
      '0/128',
    );
  },
  `{ summary: document.querySelector('#top'), texts: { counter: (used, max) => used + '/' + max } }`,
);

visit(
  'counters can be left out',
  WORKFLOW,
  CREATE,
  async (form) => {
    assert.equal(await form.counter('name'), '');
  },
  '{ counters: false }',
);

visit('destroy leaves the form as it was found', WORKFLOW, CREATE, async (form) => {
  const looks = () => form.page.evaluate(() => document.forms[0].outerHTML);
  await form.page.evaluate(() => bound.destroy());
  const before = await looks();
  assert.doesNotMatch(before, /preflight|aria-invalid|novalidate/);
  await form.page.evaluate(() => bind());
  assert.match(await looks(), /novalidate/);
  await form.type('name', 'n'.repeat(129));
  await form.send();
  await form.page.evaluate(() => bound.destroy());
  assert.equal(await looks(), before);
  assert.equal(await form.control('name').inputValue(), 'n'.repeat(129));
  assert.equal(await form.control('name').evaluate(({ validity }) => validity.valid), true);
  await form.type('name', 'n'.repeat(130));
  assert.equal(await looks(), before, 'it no longer listens');
});

visit('names that lead nowhere are faults of the page', text('name'), CREATE, async (form) => {
  const fault = (html) =>
    form.page.evaluate((html) => {
      bound.destroy();
      document.forms[0].innerHTML = html;
      const before = document.forms[0].outerHTML;
      try {
        bind();
      } catch (error) {
        return [String(error), document.forms[0].outerHTML === before];
      }
    }, html);
  for (const name of ['nmae', 'definitionRepository.connectionArn', '/name/~key', '/tags/~key/x']) {
    const [message, untouched] = await fault(text(name));
    assert.match(message, /^TypeError: bindForm: the name '.*' leads nowhere/, name);
    assert.ok(untouched);
  }
  const [both] = await fault(text('/definitionRepository') + text('/definitionRepository/connectionArn'));
  assert.match(both, /^TypeError: bindForm: .* a part of it/);
});
