// What stands in the page beside controls, and what assistive technology is told of it. Makes and removes its own
// elements, and puts the attributes of controls back. Knows no values.

import type { FormControl } from './form-types.js';

/** What is said at a control; empty texts are not said. */
export interface Said {
  error: string;
  warning: string;
  counter: string;
}

let made = 0;

/** The messages of a control. */
export class Messages {
  private readonly box: HTMLElement;
  private readonly lines: Record<keyof Said, HTMLElement>;
  /** What carries the attributes: of radio buttons the group, whose members cannot be invalid. */
  private readonly bearer: Element;
  private readonly before: Record<string, string | null>;

  constructor(form: HTMLFormElement, control: FormControl) {
    const group = control.type === 'radio' ? control.closest('fieldset, [role="radiogroup"]') : null;
    this.bearer = group ?? control;
    this.before = attributesOf(this.bearer);
    this.box = form.ownerDocument.createElement('div');
    this.box.className = 'preflight-messages';
    const announced = this.box.appendChild(form.ownerDocument.createElement('div'));
    announced.setAttribute('aria-live', 'polite');
    this.lines = {
      error: line(announced, 'preflight-error'),
      warning: line(announced, 'preflight-warning'),
      counter: line(this.box, 'preflight-counter'),
    };
    this.place(form, control, group);
  }

  /** Shows what is said now. */
  show(said: Said): void {
    const ids = (this.before['aria-describedby'] ?? '').split(/\s+/).filter((id) => id !== '');
    for (const [name, line] of Object.entries(this.lines) as [keyof Said, HTMLElement][]) {
      // Written only when it changes: otherwise it might be announced again.
      if (line.textContent !== said[name]) line.textContent = said[name];
      line.hidden = said[name] === '';
      if (!line.hidden) ids.push(line.id);
    }
    set(this.bearer, 'aria-describedby', ids.length > 0 ? ids.join(' ') : null);
    // A fieldset that is no radiogroup has no such state.
    const canBeInvalid =
      this.bearer.tagName !== 'FIELDSET' || this.bearer.getAttribute('role') === 'radiogroup';
    if (canBeInvalid)
      set(this.bearer, 'aria-invalid', said.error === '' ? this.before['aria-invalid'] : 'true');
  }

  remove(): void {
    this.box.remove();
    for (const [name, value] of Object.entries(this.before)) set(this.bearer, name, value);
  }

  /** Where the page wants it; otherwise behind the control, or behind the label around it, which would read it out. */
  private place(form: HTMLFormElement, control: FormControl, group: Element | null): void {
    const wanted = [...form.querySelectorAll('[data-preflight-messages]')];
    const host =
      wanted.find((host) => host.getAttribute('data-preflight-messages') === control.name) ?? group;
    if (host) host.append(this.box);
    else (control.closest('label') ?? control).after(this.box);
  }
}

/** What belongs to no control: errors, which are announced at once, and warnings. */
export class Summary {
  private readonly errors: HTMLElement;
  private readonly warnings: HTMLElement;

  constructor(form: HTMLFormElement, host: Element | undefined) {
    this.errors = summaryOf(form, 'alert', 'preflight-summary');
    this.warnings = summaryOf(form, 'status', 'preflight-summary-warnings');
    this.errors.tabIndex = -1;
    (host ?? form).prepend(this.errors, this.warnings);
  }

  show(errors: readonly string[], warnings: readonly string[]): void {
    list(this.errors, errors);
    list(this.warnings, warnings);
  }

  focus(): void {
    this.errors.focus();
  }

  remove(): void {
    this.errors.remove();
    this.warnings.remove();
  }
}

function line(parent: Element, className: string): HTMLElement {
  const line = parent.ownerDocument.createElement('p');
  line.className = className;
  line.id = `${className}-${++made}`;
  return parent.appendChild(line);
}

function summaryOf(form: HTMLFormElement, role: string, className: string): HTMLElement {
  const summary = form.ownerDocument.createElement('div');
  summary.className = className;
  summary.setAttribute('role', role);
  return summary;
}

function list(parent: HTMLElement, texts: readonly string[]): void {
  const items = [...parent.querySelectorAll('li')].map((item) => item.textContent);
  if (items.length === texts.length && items.every((text, i) => text === texts[i])) return;
  const list = parent.ownerDocument.createElement('ul');
  for (const text of texts) list.appendChild(parent.ownerDocument.createElement('li')).textContent = text;
  parent.replaceChildren(...(texts.length > 0 ? [list] : []));
}

function attributesOf(element: Element): Record<string, string | null> {
  return Object.fromEntries(
    ['aria-describedby', 'aria-invalid'].map((name) => [name, element.getAttribute(name)]),
  );
}

function set(element: Element, name: string, value: string | null | undefined): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
