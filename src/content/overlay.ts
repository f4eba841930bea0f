import { render, type VNode } from 'preact';
import type { Mount } from './mount';
import { applyLook, type PageLook } from './scheme';

/** What a popover shows; called again whenever it should be up to date. */
export type PopoverView = () => VNode;

interface Open {
  anchor: HTMLElement;
  view: PopoverView;
  mount: Mount;
  box: HTMLElement;
}

/** Pixels that a popover keeps from its button and from the window's edge. */
const gap = 4;
const margin = 8;

/**
 * The one popover that is open at a time. It hangs in the top layer, from an element of ours outside the page's root:
 * a framework that draws its list anew can't take a half-written note with it.
 */
export class Overlay {
  #open: Open | undefined;
  /** A preview comes later than what it is of. */
  readonly #grown = new ResizeObserver(() => this.#open && keepInside(this.#open.box));
  #closed: { anchor: HTMLElement; at: number } | undefined;
  readonly #mount: () => Mount;
  readonly #signal: AbortSignal;
  readonly #lost: () => void;

  /** `mount` makes a place outside the page's root; `lost` is called where the focus can't go back to its button. */
  constructor(mount: () => Mount, signal: AbortSignal, lost: () => void) {
    this.#mount = mount;
    this.#signal = signal;
    this.#lost = lost;
    signal.addEventListener('abort', () => this.close());
    window.addEventListener('pointerdown', (event) => this.#closeFromOutside(event), { capture: true, signal });
  }

  /** Open a popover at a button; a second call for the same button closes it. Focus goes to its first field or control. */
  show(anchor: HTMLElement, look: PageLook, kind: string, view: PopoverView): void {
    const justClosed = this.#closed?.anchor === anchor && performance.now() - this.#closed.at < 300;
    const same = this.#open?.anchor === anchor;
    this.close();
    if (same || justClosed || this.#signal.aborted) return;
    const mount = this.#mount();
    applyLook(mount.root, look);
    const box = document.createElement('div');
    box.className = `m-pop ${kind}`;
    box.popover = 'manual';
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.stopPropagation();
      this.close();
    });
    mount.root.append(box);
    this.#open = { anchor, view, mount, box };
    anchor.setAttribute('aria-expanded', 'true');
    render(view(), box);
    box.showPopover();
    place(anchor, box);
    this.#grown.observe(box);
    (box.querySelector<HTMLElement>('[autofocus], input[type=text], textarea') ?? box.querySelector('button'))?.focus();
  }

  /** Draw the open popover anew. */
  refresh(): void {
    if (!this.#open) return;
    // The strip may have been drawn anew, without this.
    this.#open.anchor.setAttribute('aria-expanded', 'true');
    render(this.#open.view(), this.#open.box);
  }

  /** Close what is open; focus goes back to its button. */
  close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    this.#grown.disconnect();
    const { anchor } = open;
    anchor.removeAttribute('aria-expanded');
    render(null, open.box);
    open.mount.remove();
    anchor.focus({ preventScroll: true });
    if ((anchor.getRootNode() as Document | ShadowRoot).activeElement !== anchor) this.#lost();
  }

  #closeFromOutside(event: Event): void {
    if (!this.#open || event.target === this.#open.mount.host) return;
    // What can't be stored as it stands, or wasn't yet, would be lost with its field.
    if (this.#open.box.querySelector('[aria-invalid=true], [data-unsaved]')) return;
    this.#closed = { anchor: this.#open.anchor, at: performance.now() };
    this.close();
  }
}

/**
 * Hang the box under its button, or above where there is no room; under its end where it would stick out of the strip.
 * It stays inside the window, and scrolls with the page.
 */
function place(anchor: HTMLElement, box: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const around = anchor.closest('.m-row, .m-bar, .m-fold-line')?.getBoundingClientRect() ?? at;
  const { width, height } = box.getBoundingClientRect();
  const below = at.bottom + gap;
  const fits = below + height + margin <= window.innerHeight || at.top - gap - height < margin;
  const left = at.left + width > around.right ? Math.max(around.left, at.right - width) : at.left;
  const inside = Math.max(margin, Math.min(left, document.documentElement.clientWidth - margin - width));
  box.style.left = `${inside + window.scrollX}px`;
  box.style.top = `${(fits ? below : at.top - gap - height) + window.scrollY}px`;
}

/** Move a box that has grown out of the window's lower edge up, as far as there is room. */
function keepInside(box: HTMLElement): void {
  const { top, bottom } = box.getBoundingClientRect();
  const out = Math.min(bottom + margin - window.innerHeight, top - margin);
  if (out > 0) box.style.top = `${Number.parseFloat(box.style.top) - out}px`;
}
