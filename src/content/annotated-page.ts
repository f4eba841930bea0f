import type { AnnotationMark, Change } from '../core/annotation';
import { identify } from '../core/identifier';
import { originOf } from '../core/origin';
import type { PageReport, Pause } from '../messaging/protocol';
import { send } from '../messaging/send';
import { countLinked } from '../sites/count-linked';
import { readPage } from '../sites/read';
import type { Card, PageReading, Site } from '../sites/site';
import { hasAdapter } from '../sites/without-adapter';
import { errorText, text } from '../ui/text';
import type { BarState } from './bar';
import { BarView } from './bar-view';
import { type CardActions, CardView } from './card-view';
import { type Editors, type EditorsPage, LazyEditors } from './editors';
import { hiddenCounts, totalOf } from './hidden-counts';
import { Hiding } from './hiding';
import { type Judge, loadJudge } from './judge';
import { listOf } from './list-of';
import { Mirror } from './mirror';
import { Nearness } from './nearness';
import { loadNovelty, type Novelty } from './novelty';
import { lookOf, type PageLook } from './scheme';
import { Views } from './views';

/** Papers linked on a page without cards: nobody wants to know more exactly. */
const maxLinked = 1_000;

/** Milliseconds after which a change that isn't stored yet is said to be under way. */
const patience = 150;

/** Milliseconds for which the bar's counts may be behind while the page is parsed. */
const leisure = 250;

/** Finds the papers on a page of a site, with or without its adapter: as `readPage` does. */
export type ReadPage = typeof readPage;

/** A page of a site that we know: its cards, what is hidden of them and why, and all that we have drawn. */
export class AnnotatedPage implements EditorsPage {
  readonly site: Site;
  readonly mirror = new Mirror();
  readonly signal: AbortSignal;
  look: PageLook = { scheme: 'light', font: 'inherit', size: 13, inset: 0, room: undefined };
  readonly #read: ReadPage;
  readonly #bar = new BarView();
  readonly #hiding = new Hiding();
  #novelty: Novelty | undefined;
  #hasAskedForNovelty = false;
  readonly #actions: CardActions = {
    // What fails is said on the strip.
    change: (view, change) => void this.change(view, change).catch(() => undefined),
    open: (view, popover, anchor) => this.#edit(view, (editors) => editors.open(view, popover, anchor)),
    openRule: (view, anchor) => this.#openRuleOf(view, anchor),
    show: (view) => this.#show(view),
    explain: (view) => this.#hiding.judge?.explain(view),
    redraw: (view) => this.#drawCard(view),
  };
  readonly #editors = new LazyEditors(this);
  readonly #views: Views;
  #reading: PageReading = { kind: 'other', cards: [], foundBy: 'adapter', skipped: { untitled: 0, unlinked: 0 } };
  /** That of the cards; undefined before the first are read on a page that was open before us. */
  #address = document.readyState === 'complete' ? undefined : '';
  #hasLook = false;
  #isOpen = false;
  #canAdd: boolean;
  /** Whether nothing is to be hidden on this page until it is left. */
  #isPausedHere = false;
  #said: BarState['said'];
  #badge = 0;
  /** When the bar of a page that is still parsed may be drawn again: milliseconds since the Unix epoch. */
  #barDue = 0;
  #wentTo: CardView | undefined;

  constructor(site: Site, signal: AbortSignal, read: ReadPage = readPage) {
    this.site = site;
    this.#read = read;
    this.signal = signal;
    // A page that was open before us has long been hydrated.
    this.#canAdd = this.#address === undefined || !site.hydrates;
    const near = new Nearness((views) => this.#drawCards(views), signal);
    this.#views = new Views(near, (card) => new CardView(card, this.mirror, this.#actions));
  }

  /** The cards in page order. */
  get views(): readonly CardView[] {
    return this.#views.all;
  }

  /** Whether nothing was read on a page that isn't a paper's own. */
  get isUnread(): boolean {
    return this.#isOpen && this.views.length === 0 && identify(location.href) === undefined;
  }

  /** Read what is known, then follow its changes. Until then nothing is decided and nothing drawn. */
  async open(): Promise<void> {
    this.mirror.watch(
      () => this.#takeJudge(() => (this.views.length > 0 ? this.#decide() : this.update())),
      this.signal,
    );
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) void this.mirror.refresh().then(() => this.#takeJudge(() => this.#decide()), ignore);
    };
    window.addEventListener('pageshow', back, { signal: this.signal });
    // In Firefox the page may stand already: what is known of its papers is read along with the rules.
    const cards = this.#address === undefined ? [] : this.#readPage().cards;
    await Promise.all([this.mirror.open(), this.mirror.load(cards.map(({ id }) => id))]);
    await this.#takeJudge(() => undefined);
    this.#isOpen = true;
    this.update();
  }

  /** From now on elements of ours may be added inside what a framework hydrates. */
  allowAdding(): void {
    if (this.#canAdd) return;
    this.#canAdd = true;
    this.draw();
  }

  /** Take up the page's look again, because it may have changed its scheme. */
  restyle(): void {
    this.#hasLook = false;
    this.draw();
  }

  /**
   * Read the page anew: called once per batch of its changes, before they are painted. While it
   * `isGrowing`, as a page that is parsed does, cards with another behind them are whole and needn't be read again.
   */
  update(isGrowing = false): void {
    if (!this.#isOpen || this.signal.aborted) return;
    // On a page that was open before us, what is kept room for now would move now, and once more when all else is drawn.
    const isLate = this.#address === undefined;
    const isSame = location.href === this.#address && this.#reading.foundBy !== 'generic';
    const whole = isGrowing && isSame ? this.#reading.cards.slice(0, -1) : [];
    this.#reading = this.#readPage(whole);
    const { cards, kind } = this.#reading;
    const { fresh, isOther } = this.#views.takeUp(cards, kind === 'paper');
    // A list that grows may count its pages in the address.
    if (location.href !== this.#address && isOther) this.#arrive();
    if (!isLate) this.#keepRoom(fresh);
    const unknown = fresh.map(({ card }) => card.id).filter((id) => !this.mirror.knows(id));
    if (unknown.length > 0) void this.mirror.load(unknown).then(() => this.#decide(fresh), ignore);
    // A page of which nothing is known yet would be laid out twice.
    if (unknown.length === 0 || (!isGrowing && unknown.length < this.views.length)) this.#decide(fresh);
  }

  /** What the popup asks for. */
  report(): PageReport {
    this.update();
    const url = new URL(location.href);
    const origin = originOf(url);
    const { paused } = this;
    const fresh = this.#novelty?.report();
    return {
      site: { id: this.site.id, name: this.site.name },
      ...(origin !== undefined && { origin }),
      hasAdapter: hasAdapter(this.site),
      kind: this.#reading.kind,
      papers: this.views.map(({ paper }) => paper),
      saved: this.views.filter((view) => this.#isSaved(view)).map(({ card }) => card.id),
      hidden: hiddenCounts(this.views),
      hiddenIds: this.views.filter(isHidden).map(({ card }) => card.id),
      foundBy: this.#reading.foundBy,
      skipped: this.#reading.skipped,
      linked: this.isUnread ? countLinked(document, url, maxLinked) : 0,
      shown: this.#hiding.showsAll,
      ...(fresh && { fresh }),
      ...(paused && { paused }),
    };
  }

  /** Show hidden cards as lines that say why, or hide them again. */
  showHidden(shown: boolean): void {
    if (!shown) this.#hiding.forget();
    this.#hiding.showsAll = shown;
    this.#decide();
  }

  /** Hide nothing on this page until it is left, or hide again. */
  pause(paused: boolean): void {
    this.#isPausedHere = paused;
    this.#decide();
  }

  async change(view: CardView, change: Change): Promise<void> {
    const { id } = view.card;
    const working = setTimeout(() => view.setWorking(true), patience);
    const hides = change.do === 'hide' && change.hidden;
    if (hides) this.#hiding.justHidden.add(id);
    try {
      const { upvotes: _, comments: __, foundBy: ___, ...paper } = view.paper;
      const { marks } = await send('annotation.change', { papers: [paper], change, site: this.site.id });
      view.setWorking(false);
      if (marks[0]) this.#stored(view, marks[0], change);
    } catch (error) {
      if (hides) this.#hiding.justHidden.delete(id);
      view.fail(error, () => this.#actions.change(view, change));
      throw error;
    } finally {
      clearTimeout(working);
      this.#editors.refresh();
    }
  }

  say(message: string, undo: () => Promise<unknown>, label = text('undo')): void {
    const [only] = this.views;
    // There is no bar on a paper's own page.
    if (this.#reading.kind === 'paper')
      return only?.tell(message, () => {
        only.setWorking(false);
        this.attempt(undo);
      });
    const back = () => {
      this.#said = undefined;
      this.#drawBar();
      this.attempt(undo);
    };
    this.#said = { message, label, undo: back };
    this.#drawBar();
  }

  catchFocus(): void {
    this.#bar.focus();
  }

  attempt(action: () => Promise<unknown>): void {
    action().catch((error) => this.say(errorText(error), action, text('tryAgain')));
  }

  get paused(): Pause | undefined {
    const { pausedEverywhere, pausedSites } = this.mirror.settings;
    if (pausedEverywhere) return 'everywhere';
    if (pausedSites.includes(this.site.id)) return 'site';
    return this.#isPausedHere ? 'page' : undefined;
  }

  /** Get what decides by rules where there are any, then go on; without it nothing is hidden by them. */
  #takeJudge(then: () => void): Promise<void> | undefined {
    if (this.#hiding.judge || this.mirror.rules.length === 0) return void then();
    const take = (judge: Judge | undefined) => {
      this.#hiding.judge ??= judge;
    };
    return loadJudge(this).then(take, ignore).then(then);
  }

  #isSaved({ card }: CardView): boolean {
    return this.mirror.mark(card.id)?.saved === true;
  }

  /** A new address, and none of the cards from before: what was said and shown on the last one is over. */
  #arrive(): void {
    this.#address = location.href;
    this.#hiding.forget();
    this.#isPausedHere = false;
    this.#said = undefined;
    this.#hasLook = false;
  }

  /** Decide what is hidden of all cards, or of some, and draw them. */
  #decide(views = this.views): void {
    // A successor may be drawing in the same shadow roots by now.
    if (this.signal.aborted) return;
    if (this.mirror.unavailable) return this.#leave();
    const canHide = this.#reading.kind === 'listing' && !this.paused;
    const list = listOf(this.#reading.cards);
    const here = views.filter((view) => this.#views.has(view));
    for (const view of here) {
      const { id } = view.card;
      if (this.mirror.knows(id)) this.#hiding.decide(view, this.mirror.mark(id), canHide, list);
    }
    // A list of a few lines would have the page load more at once, and again, as long as that is hidden, too.
    const hidden = this.views.filter(isHidden).length;
    list?.toggleAttribute('data-manicule-empty', hidden > 9 * (this.views.length - hidden));
    this.draw(here);
    if (document.activeElement?.closest('[data-manicule-hidden]')) this.catchFocus();
    this.#count();
  }

  #readPage(whole: readonly Card[] = []): PageReading {
    return this.#read(this.site, document, new URL(location.href), today(), whole);
  }

  /** Keep room for strips that aren't drawn yet. */
  #keepRoom(views: readonly CardView[]): void {
    const { room } = this.#readLook();
    if (room !== undefined && !this.mirror.unavailable) for (const view of views) view.keepRoom(room);
  }

  /** Draw all cards that are near, or some, and the bar. */
  draw(views = this.views): void {
    if (this.signal.aborted) return;
    if (this.mirror.unavailable || this.views.length === 0) return this.#bar.remove();
    // The bar first: where it stands is asked of the page's style, which drawing on cards makes stale.
    if (document.readyState !== 'loading' || Date.now() > this.#barDue) this.#drawBar();
    this.#drawCards(views);
    this.#editors.refresh();
  }

  #drawCards(views: readonly CardView[]): void {
    for (const view of views) this.#drawCard(view);
  }

  #drawCard(view: CardView): void {
    if (this.signal.aborted || !this.#views.has(view)) return;
    view.draw(this.#readLook(), this.#canAdd);
  }

  #readLook(): PageLook {
    const [first] = this.views;
    if (first && !this.#hasLook) {
      this.look = lookOf(first.card);
      this.#hasLook = true;
    }
    return this.look;
  }

  #drawBar(): void {
    if (this.signal.aborted) return;
    this.#barDue = Date.now() + leisure;
    if (this.#reading.kind !== 'listing') return this.#bar.remove();
    this.#bar.draw(this.#reading.cards, this.site.hydrates === true, this.#canAdd, this.#readLook(), {
      papers: this.views.length,
      withoutAdapter: this.#reading.foundBy === 'generic' && hasAdapter(this.site),
      saved: this.views.filter((view) => this.#isSaved(view)).length,
      hidden: hiddenCounts(this.views),
      shown: this.#hiding.showsAll,
      peeked: this.#hiding.peeked,
      paused: this.paused,
      said: this.#said,
      news: this.#novelty && ((width) => this.#novelty?.control(width) ?? []),
      onShow: (shown) => this.showHidden(shown),
      onPause: (paused) => this.#pause(paused),
      onSaved: () => this.#goToSaved(),
      onRule: ({ id }) => this.#peek(id),
    });
  }

  #count(): void {
    const hidden = totalOf(hiddenCounts(this.views));
    this.#lookForNews();
    if (hidden === this.#badge) return;
    this.#badge = hidden;
    // The badge is a courtesy: without a worker there is none.
    send('badge.put', hidden).catch(() => undefined);
  }

  /** Have what was never shown before marked, once the page stands. */
  #lookForNews(): void {
    const isKept = this.#reading.kind === 'listing' && this.mirror.settings.keepsSightings;
    this.#novelty?.look(isKept);
    if (!isKept || this.#hasAskedForNovelty || document.readyState === 'loading') return;
    this.#hasAskedForNovelty = true;
    loadNovelty(this).then((novelty) => {
      this.#novelty = novelty;
      this.#lookForNews();
    }, ignore);
  }

  /** The library can't be opened: leave the page as it was. */
  #leave(): void {
    for (const view of this.views) view.remove();
    this.#bar.remove();
  }

  #stored(view: CardView, mark: AnnotationMark, change: Change): void {
    this.mirror.put(view.card.id, mark);
    if (change.do === 'remove') view.tell(text('saidRemoved'), () => this.#actions.change(view, { do: 'save' }));
    this.#decide();
    if (change.do === 'show' && change.shown)
      view.tell(text('saidAlwaysShown'), () => this.#actions.change(view, { do: 'show', shown: false }));
    // On a paper's own page, or a site that is paused, nothing else would say so.
    if (change.do === 'hide' && change.hidden && view.state === 'shown')
      view.tell(text('foldByHand'), () => this.#actions.change(view, { do: 'hide', hidden: false }));
  }

  #show(view: CardView): void {
    const { reason, card } = view;
    if (reason?.by === 'hand') return this.#actions.change(view, { do: 'hide', hidden: false });
    this.#hiding.shown.add(card.id);
    this.#decide();
  }

  #openRuleOf(view: CardView, anchor: HTMLElement): void {
    const { reason } = view;
    if (reason?.by === 'rule') this.openRule(reason.rule.id, anchor);
    else this.#edit(view, (editors) => editors.openHidePapers(view, anchor));
  }

  openRule(id: string, anchor: HTMLElement): void {
    this.attempt(() => this.#editors.use((editors) => editors.openRule(id, anchor)));
  }

  /** Do something with the editors, loading them first; a card says it if they can't be had. */
  #edit(view: CardView, use: (editors: Editors) => void): void {
    this.#editors.use(use).catch((error) => view.fail(error, () => this.#edit(view, use)));
  }

  /** Show the cards of a rule in their places, with the reason, or hide them again. */
  #peek(rule: string): void {
    this.#hiding.peeked = this.#hiding.peeked === rule ? undefined : rule;
    this.#decide();
  }

  #pause(paused: boolean): void {
    // Not by the settings alone: they may stay as they are, and then nobody says that anything has changed.
    this.pause(false);
    if (this.mirror.settings.pausedEverywhere)
      return this.attempt(() => send('settings.change', { pausedEverywhere: false }));
    const others = this.mirror.settings.pausedSites.filter((id) => id !== this.site.id);
    const pausedSites = paused ? [...others, this.site.id] : others;
    this.attempt(() => send('settings.change', { pausedSites }));
  }

  /** Go to the saved paper after the one that this went to last, from the last one to the first. */
  #goToSaved(): void {
    const saved = this.views.filter((view) => this.#isSaved(view) && view.state === 'shown');
    this.#wentTo = saved[(saved.indexOf(this.#wentTo as CardView) + 1) % saved.length];
    this.#wentTo?.card.title.scrollIntoView({ block: 'center' });
  }
}

function isHidden({ state }: CardView): boolean {
  return state === 'gone' || state === 'folded';
}

/** The extension is gone: what is drawn stays. */
function ignore(): void {}

/** The local day as `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
