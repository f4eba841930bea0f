import type { LibraryPage, LibraryRow } from '../messaging/protocol';

/** Rows that are asked for at once. */
export const pageSize = 100;

/** Pages that are kept; those that are farthest from what is in view go first. */
const mostPages = 40;

type Ask = (asked: { query: string; offset: number; limit: number; hurries?: boolean }) => Promise<LibraryPage>;

interface HeldPage {
  rows: LibraryRow[];
  /** Of which question it is the answer. */
  question: number;
}

/**
 * The answer to a search, of which pages are read as they come into view, one at a time, those in view first. While a
 * question is asked anew its rows stay until their successors are there; a new query's rows come all at once.
 */
export class Pages {
  answered: string | undefined;
  matched = 0;
  total = 0;
  atLeast = false;
  error: unknown;
  /** The last come first: places are counted from the end. */
  isTurned = false;
  readonly #ask: Ask;
  readonly #changed: () => void;
  #pages = new Map<number, HeldPage>();
  #query: string | undefined;
  #question = 0;
  /** What is being asked; another query is another one of these. */
  #asking: { query: string | undefined } | undefined;
  #view = { first: 0, end: pageSize };
  /** Where the view is being scrolled to: 1 towards the last paper, -1 towards the first. */
  #goes = 0;

  /** @param recent what is shown until the first answer, as that to the empty query */
  constructor(ask: Ask, changed: () => void, recent?: LibraryPage) {
    this.#ask = ask;
    this.#changed = changed;
    if (!recent) return;
    this.#take('', 0, recent);
    this.answered = this.#query = '';
  }

  /** Ask a question, or the same once more because something has changed. */
  ask(query: string): void {
    this.#question += 1;
    this.#query = query;
    this.error = undefined;
    void this.#read();
  }

  /** Have nothing more come. */
  stop(): void {
    this.#question += 1;
    this.#query = undefined;
  }

  want(first: number, end: number): void {
    const { matched } = this;
    const before = this.#view.first;
    this.#view = this.isTurned ? { first: Math.max(0, matched - end), end: matched - first } : { first, end };
    const moved = this.#view.first - before;
    // Whoever jumps goes nowhere in particular from there.
    if (moved !== 0) this.#goes = Math.abs(moved) < pageSize ? Math.sign(moved) : 0;
    void this.#read();
  }

  rowAt(place: number): LibraryRow | undefined {
    const index = this.isTurned ? this.matched - 1 - place : place;
    return this.#pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  }

  indexOf(id: string): number | undefined {
    for (const [page, { rows }] of this.#pages) {
      const at = rows.findIndex(({ paper }) => paper.id === id);
      const index = page * pageSize + at;
      if (at !== -1) return this.isTurned ? this.matched - 1 - index : index;
    }
    return undefined;
  }

  /** Read what is wanted and not there yet, one page after the other. Another query doesn't wait for the one before, which ends by it. */
  async #read(): Promise<void> {
    if (this.#asking && this.#asking.query === this.#query) return;
    const asking = { query: this.#query };
    this.#asking = asking;
    for (let page = this.#next(); page !== undefined && this.#asking === asking; page = this.#next()) {
      const [query, question] = [this.#query ?? '', this.#question];
      const isNew = query !== this.answered;
      try {
        const asked = { query, offset: page * pageSize, limit: pageSize };
        const answer = await this.#ask(!this.isTurned && (isNew || page === 0) ? { ...asked, hurries: true } : asked);
        // Long work changes the library faster than it is read: what was asked before its last change is shown meanwhile.
        if (query !== this.#query) continue;
        if (isNew) this.#pages.clear();
        this.#take(query, page, answer, question);
        if (answer.atLeast) void this.#count(query, question);
      } catch (error) {
        if (question !== this.#question) continue;
        this.error = error;
        this.#query = undefined;
      }
      this.#changed();
    }
    if (this.#asking === asking) this.#asking = undefined;
  }

  /** The page to read next: the first for a new query, else one that is in view, or the one that comes into view next. */
  #next(): number | undefined {
    if (this.#query === undefined) return undefined;
    if (this.#query !== this.answered) return 0;
    const first = Math.floor(this.#view.first / pageSize);
    const last = Math.floor(Math.max(this.#view.first, this.#view.end - 1) / pageSize);
    const isMissing = (page: number) =>
      page >= 0 &&
      !(page > 0 && page * pageSize >= this.matched && !this.atLeast) &&
      this.#pages.get(page)?.question !== this.#question;
    const inView = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(isMissing);
    const [wanted] = [...inView.filter((page) => !this.#pages.has(page)), ...inView];
    if (wanted !== undefined) return wanted;
    const coming = this.#goes > 0 ? last + 1 : first - 1;
    return this.#goes !== 0 && isMissing(coming) ? coming : undefined;
  }

  #take(
    query: string,
    page: number,
    { rows, matched, total, atLeast: isOpen }: LibraryPage,
    question = this.#question,
  ): void {
    const atLeast = isOpen === true;
    this.#pages.set(page, { rows, question });
    if (query !== this.answered || !atLeast) this.matched = matched;
    else this.matched = Math.max(this.matched, matched);
    this.answered = query;
    this.total = total;
    this.atLeast = atLeast;
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page));
    for (const other of far.slice(0, Math.max(0, far.length - mostPages))) this.#pages.delete(other);
  }

  async #count(query: string, question: number): Promise<void> {
    try {
      const { matched } = await this.#ask({ query, offset: 0, limit: 0 });
      if (question !== this.#question) return;
      this.matched = matched;
      this.atLeast = false;
    } catch (error) {
      if (question === this.#question) this.error = error;
    }
    this.#changed();
  }
}
