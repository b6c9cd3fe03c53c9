// Makes elements. Text always goes in as text, never as markup, so nothing that a user types can become part
// of the page. Knows nothing of forms or violations.

let lastId = 0;

/** An id that no other element of the page has. */
export function freshId() {
  lastId += 1;
  return `e${lastId}`;
}

/**
 * Makes an element. An attribute that is a function is a listener (`onclick`), one that is `undefined`, `null` or
 * `false` is left out; so are such children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | undefined | null | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children.filter(isThere));
  return made;
}

/** A button that does not submit anything. */
export function button(className, label, onclick, ...children) {
  return element('button', { type: 'button', class: className, 'aria-label': label, onclick }, ...children);
}

function setAttribute(target, name, value) {
  if (!isThere(value)) return;
  if (typeof value === 'function') target.addEventListener(name.slice(2), value);
  else if (name === 'value') target.value = value;
  else target.setAttribute(name, value === true ? '' : String(value));
}

function isThere(value) {
  return value !== undefined && value !== null && value !== false;
}
