// A button that unfolds a list of buttons below it. Tab goes through them, Escape and leaving close the list.

import { button, element, freshId } from './dom.js';

export class Menu {
  /** @param {HTMLButtonElement} opener */
  constructor(opener) {
    this.opener = opener;
    this.list = element('ul', { id: freshId(), class: 'menu', hidden: true });
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', this.list.id);
    const around = element('div', { class: 'with-menu' });
    opener.replaceWith(around);
    around.append(opener, this.list);
    opener.addEventListener('click', () => this.set(this.list.hidden));
    around.addEventListener('keydown', (event) => event.key === 'Escape' && this.leave());
    around.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget !== null && !around.contains(relatedTarget)) this.set(false);
    });
    document.addEventListener('pointerdown', ({ target }) => around.contains(target) || this.set(false));
  }

  /** @param {{ title: string, note?: string, act: () => void }[]} items */
  fill(items) {
    this.list.replaceChildren(...items.map((item) => this.item(item)));
  }

  item({ title, note, act }) {
    const chosen = () => {
      this.leave();
      act();
    };
    return element('li', {}, button('item', undefined, chosen, title, note && element('small', {}, note)));
  }

  set(open) {
    this.list.hidden = !open;
    this.opener.setAttribute('aria-expanded', String(open));
  }

  /** Closes the list and gives the focus back. */
  leave() {
    if (this.list.hidden) return;
    this.set(false);
    this.opener.focus();
  }
}
