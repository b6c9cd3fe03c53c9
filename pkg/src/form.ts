// `workflow-preflight/form`: an HTML form that says what is wrong while it is filled in. An entry of its own, without
// the engine: it is handed a validator. Here is when what is shown; the other modules named form-* know how.

import { Counters } from './form-counter.js';
import { type Field, Fields } from './form-fields.js';
import { Findings } from './form-findings.js';
import { Messages, Summary } from './form-messages.js';
import { formTexts } from './form-texts.js';
import type {
  BindFormOptions,
  BoundForm,
  FormControl,
  FormTexts,
  FormValidator,
  ShownViolation,
} from './form-types.js';
import { FormReader, type Reading } from './form-value.js';
import type { Report } from './types.js';

export type * from './form-types.js';
export { formTexts };

/**
 * Binds a form to the validator of a request: its controls say what is wrong with them, once they are left after a
 * change, then at every keystroke; all of them do when the form is sent, which is prevented while there are errors.
 *
 * Names are JSON pointers (`/definitionRepository/connectionArn`) or names of members (`name`). What is typed is
 * never changed. The browser's own bubbles are switched off (`novalidate`), its constraints are not.
 *
 * @throws TypeError when the name of a control leads nowhere.
 */
export function bindForm(
  form: HTMLFormElement,
  validator: FormValidator,
  options: BindFormOptions = {},
): BoundForm {
  const binding = new Binding(form, validator, options);
  return {
    value: () => binding.read().value,
    report: () => validator.validate(binding.read().value),
    showErrors: (violations) => binding.showErrors(violations),
    refresh: () => binding.refresh(),
    destroy: () => binding.destroy(),
  };
}

/** A form at one moment. */
interface Judged {
  fields: readonly Field[];
  reading: Reading;
  report: Report;
  errors: Findings;
  warnings: Findings;
}

class Binding {
  private readonly fields: Fields;
  private readonly texts: FormTexts;
  private readonly summary: Summary;
  private readonly counters: Counters;
  private readonly messages = new Map<FormControl, Messages>();
  private readonly listening = new AbortController();
  private readonly hadValidation: boolean;
  /** Controls that were changed and not left since. */
  private readonly changed = new Set<FormControl>();
  /** Controls that were left with something to say, and say it at every keystroke since. */
  private readonly live = new Set<FormControl>();
  /** Controls that were left just now. */
  private readonly left = new Set<FormControl>();
  /** Whether a button of the mouse is down, or a finger. */
  private pressed = false;
  /** Whether all controls do, because the form was sent. */
  private sent = false;
  /** What was said elsewhere and is not out of date. */
  private told: { violation: ShownViolation; control: FormControl | undefined }[] = [];

  constructor(
    private readonly form: HTMLFormElement,
    private readonly validator: FormValidator,
    private readonly options: BindFormOptions,
  ) {
    this.fields = new Fields(form, validator);
    // Names that lead nowhere are found out before anything is changed.
    this.read();
    this.texts = { ...formTexts, ...options.texts };
    this.counters = new Counters(form, validator, this.texts);
    this.summary = new Summary(form, options.summary);
    this.hadValidation = !form.noValidate;
    form.noValidate = true;
    this.listen();
    this.show(this.judge());
  }

  read(fields: readonly Field[] = this.fields.find()): Reading {
    return new FormReader(fields, this.fields.description, this.options.readers ?? {});
  }

  showErrors(violations: readonly ShownViolation[]): void {
    const findings = new Findings(this.read(), this.texts);
    this.told = violations.map((violation) => ({ violation, control: findings.add(violation) }));
    const wrong = this.show(this.judge());
    if (violations.length > 0) this.focus(wrong);
  }

  refresh(): void {
    this.show(this.judge());
  }

  destroy(): void {
    this.listening.abort();
    for (const [control, messages] of this.messages) {
      messages.remove();
      control.setCustomValidity('');
    }
    this.messages.clear();
    this.counters.clear();
    this.summary.remove();
    this.form.noValidate = !this.hadValidation;
  }

  private listen(): void {
    const { form } = this;
    const { signal } = this.listening;
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      act: (event: HTMLElementEventMap[Name]) => void,
      capture = false,
    ) => form.addEventListener(name, act, { signal, capture });
    on('input', ({ target }) => this.change(target));
    on('change', ({ target }) => this.leave(target));
    on('focusout', ({ target }) => this.leave(target));
    on('reset', () => this.later(() => this.begin()));
    // Before the listeners of the page, which are not to send what is wrong.
    on('submit', (event) => this.submit(event), true);
    const page = form.ownerDocument;
    const press = (pressed: boolean) => () => {
      this.pressed = pressed;
      if (!pressed && this.left.size > 0) this.later(() => this.settle());
    };
    page.addEventListener('pointerdown', press(true), { signal, capture: true });
    page.addEventListener('pointerup', press(false), { signal, capture: true });
    page.addEventListener('pointercancel', press(false), { signal, capture: true });
  }

  /** After everything that the event at hand brings about. */
  private later(act: () => void): void {
    setTimeout(() => this.listening.signal.aborted || act());
  }

  private change(target: EventTarget | null): void {
    const control = this.leader(target);
    if (control) this.changed.add(control);
    this.told = this.told.filter((told) => told.control === undefined || told.control !== control);
    this.refresh();
  }

  /** An empty control that somebody only passed through is not reproached with being empty. */
  private leave(target: EventTarget | null): void {
    const control = this.leader(target);
    if (control === undefined || !this.changed.delete(control)) return;
    this.left.add(control);
    this.later(() => this.settle());
  }

  /**
   * Has the controls that were left speak: not before a click is over, because messages move what is below them, and
   * the button that is being clicked would be gone from under the pointer.
   */
  private settle(): void {
    if (this.pressed || this.left.size === 0) return;
    const judged = this.judge();
    const { errors, warnings } = judged;
    for (const control of this.left) {
      if (errors.of(control).length + warnings.of(control).length > 0) this.live.add(control);
    }
    this.left.clear();
    this.show(judged);
  }

  private submit(event: SubmitEvent): void {
    // Such as a button that saves a draft.
    const submitter = event.submitter as HTMLButtonElement | HTMLInputElement | null;
    if (submitter?.formNoValidate) return;
    this.sent = true;
    this.told = [];
    const judged = this.judge();
    const wrong = this.show(judged);
    const refused = !judged.errors.empty;
    if (refused || this.options.onSubmit) event.preventDefault();
    if (refused) event.stopImmediatePropagation();
    if (refused) this.focus(wrong);
    else this.options.onSubmit?.(judged.reading.value, judged.report);
  }

  /** As if nobody had been here, but for the values. */
  private begin(): void {
    this.changed.clear();
    this.left.clear();
    this.live.clear();
    this.told = [];
    this.sent = false;
    this.refresh();
  }

  /** What is wrong now, shown or not. The browser is told, for `:invalid` and for its own constraints. */
  private judge(): Judged {
    const fields = this.fields.find();
    const reading = this.read(fields);
    const report = this.validator.validate(reading.value);
    const errors = new Findings(reading, this.texts);
    const warnings = new Findings(reading, this.texts);
    for (const violation of report.errors) errors.add(violation);
    for (const violation of report.warnings) warnings.add(violation);
    for (const { control } of reading.duplicates) errors.say(control, this.texts.duplicateKey(control.value));
    for (const { control } of fields) {
      control.setCustomValidity(errors.of(control).join(' '));
      const own = errors.of(control).length > 0;
      if (!own && !control.validity.valid) errors.say(control, control.validationMessage);
    }
    return { fields, reading, report, errors, warnings };
  }

  /** Shows what is to be shown. The controls that are shown to be wrong, in order. */
  private show({ fields, reading, errors, warnings }: Judged): FormControl[] {
    const told = new Findings(reading, this.texts);
    for (const { violation } of this.told) told.add(violation);
    const wrong = [];
    for (const field of leaders(fields)) {
      const { control } = field;
      const speaks = this.sent || this.live.has(control);
      const wrongs = [...(speaks ? errors.of(control) : []), ...told.of(control)];
      if (wrongs.length > 0) wrong.push(control);
      this.messagesOf(control).show({
        error: wrongs.join(' '),
        warning: speaks ? warnings.of(control).map(this.texts.warning).join(' ') : '',
        counter: this.options.counters === false ? '' : this.counters.of(field),
      });
    }
    this.summary.show(
      [...(this.sent ? errors.others : []), ...told.others],
      this.sent ? warnings.others.map(this.texts.warning) : [],
    );
    this.counters.show(reading.value);
    this.forget(fields);
    return wrong;
  }

  private messagesOf(control: FormControl): Messages {
    let messages = this.messages.get(control);
    if (!messages) this.messages.set(control, (messages = new Messages(this.form, control)));
    return messages;
  }

  /** Lets go of controls that are gone, or that are disabled. */
  private forget(fields: readonly Field[]): void {
    const present = new Set(fields.map(({ control }) => control));
    for (const [control, messages] of this.messages) {
      if (present.has(control)) continue;
      messages.remove();
      this.messages.delete(control);
    }
  }

  private focus([first]: readonly FormControl[]): void {
    if (first) first.focus();
    else this.summary.focus();
  }

  /** The control that speaks for a group of radio buttons, or the control itself. */
  private leader(target: EventTarget | null): FormControl | undefined {
    const fields = this.fields.find();
    const field = fields.find(({ control }) => control === target);
    return field && leaders(fields).find(({ control }) => sameGroup(control, field.control))?.control;
  }
}

/** The fields, but of radio buttons the first of each group only. */
function leaders(fields: readonly Field[]): Field[] {
  const groups = new Set<string>();
  return fields.filter(({ control: { type, name } }) => {
    if (type !== 'radio') return true;
    return !groups.has(name) && groups.add(name);
  });
}

function sameGroup(one: FormControl, other: FormControl): boolean {
  return one === other || (one.type === 'radio' && other.type === 'radio' && one.name === other.name);
}
