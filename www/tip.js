// Shows more about an element while the pointer is over it or the keyboard is at it (WCAG 2.2, 1.4.13): what is shown
// can be pointed at itself, stays until it is left, and goes away by Escape without the pointer or the focus moving.
//
// There is one popover for the whole page, and the page is asked where the pointer is: elements may go away while
// they are pointed at.

import { element, freshId } from './dom.js';

/** The pointer crosses many elements on its way to another one... */
const OPEN_DELAY = 300;
/** ...and leaves the element on its way to the popover. */
const CLOSE_DELAY = 250;
/** Between the popover and the element, and the edges of the window. */
const GAP = 4;

/**
 * @typedef {object} Tip
 * @property {string} label what it is about
 * @property {() => Node[]} content
 * @property {() => boolean} wanted whether there is a need for it now
 */

/** @type {WeakMap<Element, Tip>} */
const tips = new WeakMap();

/** The one tip of the page, made when it is first needed. */
let shared;

/**
 * Gives an element a tip. Where browsers have no popovers, there is none: it must say nothing that cannot be had
 * otherwise.
 *
 * @param {HTMLElement} target
 * @param {Tip} tip
 */
export function addTip(target, tip) {
  if (!('popover' in HTMLElement.prototype)) return;
  target.dataset.tip = '';
  tips.set(target, { ...tip, anchor: target });
  shared ??= new Popover();
}

class Popover {
  constructor() {
    this.element = element('div', { id: freshId(), class: 'tip', popover: 'manual', role: 'group' });
    this.timer = 0;
    /** What is shown. @type {Tip | undefined} */
    this.shown = undefined;
    /** What is going to be. @type {Tip | undefined} */
    this.next = undefined;
    // Everything on the page belongs to a landmark.
    (document.querySelector('main') ?? document.body).append(this.element);
    document.addEventListener('pointerover', (event) => this.pointed(event));
    document.addEventListener('focusin', ({ target }) => this.focused(target));
    document.addEventListener('click', (event) => this.clicked(event));
    document.addEventListener('keydown', (event) => this.typed(event));
    document.documentElement.addEventListener('pointerleave', () => this.later(undefined, CLOSE_DELAY));
    addEventListener('scroll', ({ target }) => this.scrolled(target), true);
  }

  pointed({ target, pointerType }) {
    if (pointerType === 'touch') return;
    if (this.element.contains(target)) this.later(this.shown, 0);
    else {
      const tip = tipOf(target);
      this.later(tip, tip ? OPEN_DELAY : CLOSE_DELAY);
    }
  }

  focused(target) {
    if (this.element.contains(target)) return;
    const tip = target.matches(':focus-visible') ? tipOf(target) : undefined;
    this.later(tip, 0);
  }

  /** Whatever is clicked, by the keyboard too, does what it does; the tip is in the way. */
  clicked({ target }) {
    if (!this.element.contains(target)) this.close();
  }

  /** What is scrolled takes the anchor with it. A tip that is only about to open waits for it to rest. */
  scrolled(target) {
    if (this.shown && !this.element.contains(target)) this.close();
  }

  typed(event) {
    if (event.key !== 'Escape' || !this.shown) return;
    event.preventDefault();
    this.close();
  }

  later(tip, delay) {
    if (tip === this.next && tip !== this.shown) return;
    clearTimeout(this.timer);
    this.next = tip;
    if (tip === this.shown) return;
    this.timer = setTimeout(() => (tip?.wanted() ? this.open(tip) : this.close()), delay);
  }

  open(tip) {
    this.close();
    this.shown = this.next = tip;
    this.element.setAttribute('aria-label', tip.label);
    this.element.replaceChildren(...tip.content());
    this.element.showPopover();
    this.place(tip.anchor.getBoundingClientRect());
    if (tip.anchor.matches('button')) tip.anchor.setAttribute('aria-describedby', this.element.id);
  }

  close() {
    clearTimeout(this.timer);
    this.next = undefined;
    if (!this.shown) return;
    this.shown.anchor.removeAttribute('aria-describedby');
    this.shown = undefined;
    this.element.hidePopover();
  }

  /** Below the anchor, or above it where there is more room. */
  place(anchor) {
    const { width, height } = this.element.getBoundingClientRect();
    // A line begins at the left, as its text does; a button stands at the right end of its field.
    const wanted = anchor.width > width ? anchor.left : anchor.right - width;
    const left = Math.min(wanted, innerWidth - width - GAP);
    const below = anchor.bottom + GAP;
    const fits = below + height <= innerHeight || anchor.top < innerHeight - anchor.bottom;
    this.element.style.left = `${Math.max(left, GAP)}px`;
    this.element.style.top = `${fits ? below : Math.max(anchor.top - GAP - height, GAP)}px`;
  }
}

function tipOf(target) {
  const bearer = target.closest?.('[data-tip]');
  const tip = bearer && tips.get(bearer);
  return tip?.wanted() ? tip : undefined;
}
