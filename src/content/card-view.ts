import type { Change } from '../core/annotation';
import type { ListedPaper } from '../core/paper';
import { tidy } from '../core/text';
import type { RuleSnapshot } from '../query/snapshot';
import type { Card } from '../sites/site';
import { errorText } from '../ui/text';
import { focusOn, hasFocus, update } from './element';
import { foldLine } from './fold-line';
import type { Reason } from './hidden-counts';
import { wrapperOf } from './list-of';
import type { Mirror } from './mirror';
import { type Mount, mountAfter, mountIn } from './mount';
import { applyLook, type PageLook } from './scheme';
import { type Activity, type StripPopover, strip } from './strip';

/** What a card looks like: as it is, gone, as one line that says why, or pale with a strip that says why. */
export type CardState = 'shown' | 'gone' | 'folded' | 'dimmed';

/** What a card's controls ask of the page. */
export interface CardActions {
  change(view: CardView, change: Change): void;
  open(view: CardView, popover: StripPopover, anchor: HTMLElement): void;
  show(view: CardView): void;
  openRule(view: CardView, anchor: HTMLElement): void;
  /** What the strip says of the rule that concerns the card. */
  explain(view: CardView): HTMLElement | undefined;
  redraw(view: CardView): void;
}

/** One recognized card with what we have drawn on it. */
export class CardView {
  card: Card;
  state: CardState = 'shown';
  reason: Reason | undefined;
  /** The rule that highlights it. */
  highlight: RuleSnapshot | undefined;
  activity: Activity | undefined;
  /** Makes what the strip says while no rule concerns the card. */
  remark: (() => HTMLElement) | undefined;
  /** Whether it is near enough to the window to have its strip. */
  isNear = false;
  readonly #mirror: Mirror;
  readonly #actions: CardActions;
  #paper: ListedPaper | undefined;
  /** The text that the card had when it was read: one that is still arriving, or shows another paper, has another. */
  #readText = '';
  /** What the strip was last drawn from. */
  #drawn: unknown[] = [];
  /** The title then, as it stood on the page. */
  #drawnTitle: string | null = '';
  #strip: Mount | undefined;
  /** What the strip was mounted in or after. */
  #slot: HTMLElement | undefined;
  #fold: Mount | undefined;
  /** The parts, or what wraps them, that are hidden. */
  #hidden: HTMLElement[] = [];
  /** Whether what is drawn next has the focus that what it replaces had. */
  #takesFocus = false;

  constructor(card: Card, mirror: Mirror, actions: CardActions) {
    this.card = card;
    this.#mirror = mirror;
    this.#actions = actions;
    // Undecided, also where the page has cloned one that was.
    bare(card);
  }

  get paper(): ListedPaper {
    if (!this.#paper) {
      this.#paper = this.card.read();
      this.#readText = textOf(this.card);
    }
    return this.#paper;
  }

  /** The title as the page shows it. */
  get title(): string {
    const shown = this.#paper?.title ?? tidy(this.card.title.textContent ?? '').replace(/^Title: ?/, '');
    return shown || this.card.id;
  }

  /** Take up a new reading of the same paper; what stood in elements that are gone is forgotten. */
  update(card: Card): void {
    if (card === this.card) return;
    // It is hidden, folded and kept room for by its last part, which is another now.
    if (card.parts.length !== this.card.parts.length) this.remove();
    if (!this.#strip?.host.isConnected || (card.after ?? card.slot) !== this.#slot) {
      this.#strip?.remove();
      this.#strip = undefined;
    }
    if (!this.#fold?.host.isConnected) this.#unfold();
    this.card = card;
    if (this.#paper && this.#readText !== textOf(card)) this.#paper = undefined;
    if (this.#drawnTitle !== card.title.textContent) this.#drawn = [];
  }

  /**
   * Show the card, take it away, or fold it; only attributes on the site's elements change. `list` is the element
   * around all cards.
   */
  become(state: CardState, list: Element | undefined): void {
    const { parts } = this.card;
    for (const part of parts) mark(part, decided, true);
    const wrappers = parts.map((part) => wrapperOf(part, list));
    const hidden: HTMLElement[] = { shown: [], dimmed: [], folded: wrappers.slice(0, -1), gone: wrappers }[state];
    // Also what isn't of this card's doing: the page may have made it by cloning one that was hidden.
    for (const element of [...this.#hidden, ...parts, ...wrappers]) mark(element, hiding, hidden.includes(element));
    this.#hidden = hidden;
    for (const part of parts) mark(part, dimming, state === 'dimmed');
    if (state !== this.state)
      this.#takesFocus = [this.#strip, this.#fold].some((mount) => mount && hasFocus(mount.root));
    if (state !== 'folded') this.#unfold();
    if (state === 'gone' || state === 'folded') parts.at(-1)?.removeAttribute(room);
    this.state = state;
  }

  /**
   * Keep room for the strip at the card's end, from before the card is painted until the strip is drawn, so that what
   * is below doesn't move then: a thousand cards that move take longer to lay out than a hundred strips to draw.
   */
  keepRoom(kind: string): void {
    if (!this.#strip && this.state === 'shown') this.card.parts.at(-1)?.setAttribute(room, kind);
  }

  /** Draw what belongs on the card: its strip once it is near, or its folded line. */
  draw(look: PageLook, canAdd: boolean): void {
    if (this.state === 'folded') this.#drawFold(look, canAdd);
    else if (this.state !== 'gone' && this.isNear) this.#drawStrip(look, canAdd);
    const root = (this.#fold ?? this.#strip)?.root;
    if (this.#takesFocus && root) focusOn(root, this.#fold ? '[data-name=show]' : 'button');
    this.#takesFocus = false;
  }

  /** Say on the strip that something failed, and how to try again. */
  fail(error: unknown, retry: () => void): void {
    this.#say({ is: 'failed', message: errorText(error), retry });
  }

  /** Say on the strip what was done; with a way back if there is one. */
  tell(message: string, undo?: () => void): void {
    this.#say(undo ? { is: 'said', message, undo } : { is: 'said', message });
  }

  /** Show that a change is under way, or that none is. */
  setWorking(working: boolean): void {
    this.#say(working ? { is: 'working' } : undefined);
  }

  #say(activity: Activity | undefined): void {
    this.activity = activity;
    this.#actions.redraw(this);
  }

  /** Take everything of ours off the card. */
  remove(): void {
    this.#strip?.remove();
    this.#strip = undefined;
    this.#unfold();
    bare(this.card);
    for (const element of this.#hidden) mark(element, hiding, false);
    this.#hidden = [];
  }

  #drawStrip(look: PageLook, canAdd: boolean): void {
    const { id } = this.card;
    const mark = this.#mirror.mark(id);
    const from = [
      mark,
      this.activity,
      this.remark,
      look,
      this.state,
      this.reason && 'rule' in this.reason && this.reason.rule,
      this.highlight,
    ];
    if (!this.#mirror.knows(id) || (this.#strip && isSame(this.#drawn, from))) return;
    if (!this.#strip) {
      this.#strip = this.#mountStrip(canAdd);
      if (!this.#strip) return;
      this.card.parts.at(-1)?.removeAttribute(room);
    }
    this.#drawn = from;
    this.#drawnTitle = this.card.title.textContent;
    applyLook(this.#strip.root, look);
    if (look.inset > 0) this.#strip.root.style.padding = `0 ${look.inset}px 12px`;
    const state = {
      title: this.title,
      mark,
      activity: this.activity,
      why: this.#actions.explain(this),
      remark: this.remark,
      onChange: (change: Change) => this.#actions.change(this, change),
      onOpen: (popover: StripPopover, anchor: HTMLElement) => this.#actions.open(this, popover, anchor),
    };
    update(this.#strip.root, strip(state));
  }

  #mountStrip(canAdd: boolean): Mount | undefined {
    const { slot, after } = this.card;
    this.#slot = after ?? slot;
    return after ? mountAfter(after, canAdd) : mountIn(slot, 'end', canAdd);
  }

  #drawFold(look: PageLook, canAdd: boolean): void {
    const { reason } = this;
    const host = this.card.parts.at(-1);
    if (!reason || !host) return;
    if (!this.#fold) {
      this.#strip?.remove();
      this.#strip = undefined;
      this.#fold = mountIn(host, 'start', canAdd);
      this.#fold?.showContent(false);
    }
    if (!this.#fold) return;
    applyLook(this.#fold.root, look);
    const state = {
      title: this.title,
      reason,
      onShow: () => this.#actions.show(this),
      onRule: (anchor: HTMLElement) => this.#actions.openRule(this, anchor),
    };
    update(this.#fold.root, foldLine(state));
  }

  #unfold(): void {
    this.#fold?.showContent(true);
    this.#fold?.remove();
    this.#fold = undefined;
  }
}

function isSame(drawn: readonly unknown[], wanted: readonly unknown[]): boolean {
  return drawn.length === wanted.length && wanted.every((part, index) => part === drawn[index]);
}

function textOf({ parts }: Card): string {
  const read = parts.length > 0 ? parts : [document.body];
  return read.map(({ textContent }) => textContent).join('');
}

function bare({ parts }: Card): void {
  for (const part of parts)
    for (const name of [decided, room, dimming, 'data-manicule-fold']) part.removeAttribute(name);
}

const decided = 'data-manicule';
const hiding = 'data-manicule-hidden';
const room = 'data-manicule-room';
const dimming = 'data-manicule-dim';

function mark(element: HTMLElement, name: string, on: boolean): void {
  if (element.hasAttribute(name) !== on) element.toggleAttribute(name, on);
}
