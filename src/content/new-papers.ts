import type { PaperId } from '../core/identifier';
import type { NewHere, PageReport } from '../messaging/protocol';
import { send } from '../messaging/send';
import { since } from '../ui/since';
import { counted, text } from '../ui/text';
import { numbered } from './bar';
import type { CardView } from './card-view';
import { element } from './element';
import { listOf, wrapperOf } from './list-of';
import style from './new-papers.css?inline';
import type { Novelty, VisitedPage } from './novelty';
import { idsOf, Sightings } from './sightings';

/** Papers asked about at a time. */
const askedAtOnce = 500;

/** Pixels of the bar from which on there is room to say what a click does. */
const wideBar = 640;

/** The new papers of a listing: their marks, and the filter that folds away what was shown before. */
export class NewPapers implements Novelty {
  readonly #page: VisitedPage;
  readonly #log: Sightings;
  #address = '';
  readonly #asked = new Set<PaperId>();
  /** Papers of which it is known whether they are new, and those that are. */
  readonly #known = new Set<PaperId>();
  readonly #fresh = new Set<PaperId>();
  /** When the visit before ended: milliseconds since the Unix epoch. */
  #since = 0;
  #showsOnlyNew = false;
  /** Whether anything may be folded away. */
  #hasFolded = false;

  constructor(page: VisitedPage) {
    this.#page = page;
    this.#log = new Sightings(page.site.id, page.signal);
    page.signal.addEventListener('abort', () => this.#forget());
  }

  look(isKept: boolean): void {
    const { views, paused } = this.#page;
    const address = location.origin + location.pathname;
    if (!isKept || address !== this.#address) this.#forget();
    this.#address = address;
    if (isKept) {
      this.#log.add(address, views);
      void this.#ask(views.filter(({ card }) => !this.#asked.has(card.id)));
    }
    // Where the page is paused nothing of it is hidden.
    if (paused) this.#showsOnlyNew = false;
    this.#show();
  }

  control(width: number): HTMLElement[] {
    const fresh = this.#visible();
    if (fresh === 0 && !this.#showsOnlyNew) return [];
    const dot = element('span', { class: 'm-sep' }, '·');
    const title = text('newSince', this.#when());
    if (!this.#hasSeen()) return [dot, element('span', { title }, text('newAll'))];
    const does = this.#showsOnlyNew ? text('newShowRest') : counted('newShowOnly', fresh);
    const count = counted('newCount', fresh);
    const short = this.#showsOnlyNew ? does : count;
    const folded = this.#showsOnlyNew ? counted('newFolded', this.#page.views.filter(this.#isSeen).length) : '';
    return [
      dot,
      element(
        'button',
        {
          type: 'button',
          class: 'm-b m-rule',
          'data-name': 'new',
          title,
          'aria-label': `${count}: ${does}`,
          onclick: () => this.#toggle(),
        },
        numbered(width < wideBar ? short : `${count}: ${does}`),
      ),
      // Always there, so that a change in it is announced.
      element('span', { class: 'm-fresh-status', role: 'status', 'data-name': 'folded' }, folded),
      element('style', {}, style),
    ];
  }

  report(): PageReport['fresh'] {
    return this.#known.size > 0 ? { count: this.#visible(), since: this.#since } : undefined;
  }

  async #ask(views: readonly CardView[]): Promise<void> {
    const address = this.#address;
    for (const { card } of views) this.#asked.add(card.id);
    for (let from = 0; from < views.length; from += askedAtOnce) {
      const some = views.slice(from, from + askedAtOnce);
      const asked = { site: this.#page.site.id, page: address, papers: some.map(idsOf) };
      // Nobody knows: a first visit, or no worker. Nothing is marked then.
      const answer = await send('sighting.ask', asked).catch(() => undefined);
      if (this.#page.signal.aborted || address !== this.#address) return;
      if (answer) this.#take(some, answer);
    }
  }

  #take(views: readonly CardView[], { since: when, fresh }: NewHere): void {
    this.#since = when;
    for (const { card } of views) this.#known.add(card.id);
    for (const id of fresh) this.#fresh.add(id);
    this.#show();
    this.#page.draw();
  }

  /** Bring marks and folding up to what is known. A mark says nothing where every paper has it. */
  #show(): void {
    const { views, mirror } = this.#page;
    const tells = this.#hasSeen();
    let hasChanged = false;
    for (const view of views) {
      const { id } = view.card;
      const remark = tells && this.#fresh.has(id) && !mirror.mark(id)?.saved ? this.#remark : undefined;
      hasChanged ||= remark !== view.remark;
      view.remark = remark;
    }
    this.#fold();
    if (hasChanged) this.#page.draw();
  }

  /** What a strip says. One and the same function for all cards, so that strips know whether it has changed. */
  readonly #remark = (): HTMLElement => {
    const words = text('newSince', this.#when());
    const mark = { class: 'm-say m-fresh-mark', 'data-name': 'new', title: text('newMeaning') };
    return element('span', mark, words, element('style', {}, style));
  };

  #toggle(): void {
    this.#showsOnlyNew = !this.#showsOnlyNew;
    this.#fold();
    this.#page.draw();
  }

  /** Fold away what isn't new, where only that is to be seen, by attributes on the site's elements. */
  #fold(): void {
    if (!this.#showsOnlyNew && !this.#hasFolded) return;
    this.#hasFolded = this.#showsOnlyNew;
    const { views } = this.#page;
    const list = listOf(views.map(({ card }) => card));
    const seen = this.#showsOnlyNew ? views.filter(this.#isSeen) : [];
    const left = views.filter((view) => isVisible(view) && !(this.#showsOnlyNew && this.#isSeen(view))).length;
    const aside = new Set(seen.flatMap(({ card }) => card.parts.map((part) => wrapperOf(part, list))));
    mark(aside, 'data-manicule-aside');
    mark(new Set(list && seen.length > 9 * left ? [list] : []), 'data-manicule-few');
    if (document.activeElement?.closest('[data-manicule-aside]')) this.#page.catchFocus();
  }

  /** Whether a card was shown before. Of what isn't known yet, nobody says so. */
  readonly #isSeen = ({ card: { id } }: CardView): boolean => this.#known.has(id) && !this.#fresh.has(id);

  #hasSeen(): boolean {
    return this.#page.views.some(this.#isSeen);
  }

  /** How many new papers aren't hidden. */
  #visible(): number {
    return this.#page.views.filter((view) => this.#fresh.has(view.card.id) && isVisible(view)).length;
  }

  #when(): string {
    return since(this.#since, Date.now());
  }

  #forget(): void {
    this.#log.stop();
    for (const known of [this.#asked, this.#known, this.#fresh]) known.clear();
    this.#showsOnlyNew = false;
    this.#fold();
  }
}

function isVisible({ state }: CardView): boolean {
  return state === 'shown' || state === 'dimmed';
}

/** Have just these elements carry an attribute; also what the page has made by cloning one of them loses it. */
function mark(elements: ReadonlySet<Element>, name: string): void {
  for (const element of document.querySelectorAll(`[${name}]`))
    if (!elements.has(element)) element.removeAttribute(name);
  for (const element of elements) if (!element.hasAttribute(name)) element.setAttribute(name, '');
}
