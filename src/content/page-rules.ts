import type { Folded } from '../query/folded';
import { Rulebook } from '../query/rulebook';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import { Hits } from './hits';
import type { Judge, Ruling } from './judge';
import { MarkedWords } from './marked-words';
import { markPale } from './pale';
import { subjectOf } from './view-subject';
import { why } from './why';

interface Known {
  subject: Folded;
  ruling: Ruling;
}

/** The rules on a page. They are held against a card once, until the card or the rules change. */
export class PageRules implements Judge {
  readonly #page: EditorsPage;
  readonly #words = new MarkedWords();
  readonly #hits: Hits;
  #rules: EditorsPage['mirror']['rules'] = [];
  #book: Rulebook | undefined;
  #known = new WeakMap<CardView, Known>();

  constructor(page: EditorsPage) {
    this.#page = page;
    this.#hits = new Hits(page.signal);
    page.signal.addEventListener('abort', () => this.#words.clear());
  }

  judge(view: CardView): Ruling {
    this.#words.keep(this.#page.views);
    const book = this.#bookNow();
    const subject = subjectOf(view, this.#page);
    const known = this.#known.get(view);
    if (known?.subject === subject) return known.ruling;
    const mark = this.#page.mirror.mark(view.card.id);
    const ruling = book.judge(subject, mark?.saved === true);
    this.#known.set(view, { subject, ruling });
    const acting = ruling.highlights ?? (mark?.shown ? undefined : ruling.hides);
    if (acting) this.#hits.add(acting.id, view.card.id);
    return ruling;
  }

  explain(view: CardView): HTMLElement | undefined {
    this.#words.keep(this.#page.views);
    const rule = (view.reason?.by === 'rule' ? view.reason.rule : undefined) ?? view.highlight;
    if (!rule) {
      this.#words.unmark(view);
      return undefined;
    }
    if (view.state === 'dimmed') markPale(view.card);
    this.#words.mark(view, rule);
    return why(view, rule, subjectOf(view, this.#page), this.#page);
  }

  #bookNow(): Rulebook {
    const { rules } = this.#page.mirror;
    if (!this.#book || rules !== this.#rules) {
      this.#book = new Rulebook(rules, this.#page.site.id, Date.now());
      this.#rules = rules;
      this.#known = new WeakMap();
    }
    return this.#book;
  }
}
