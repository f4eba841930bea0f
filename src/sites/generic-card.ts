import { type PaperId, pageOf, titleId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { surnameOf } from '../core/same-paper';
import { findAuthors } from './generic-authors';
import { readGenericFields } from './generic-fields';
import { idsOf, type PaperLink, paperLinks } from './generic-ids';
import { followTrail, Places, trailTo } from './generic-places';
import type { Draft } from './generic-siblings';
import { isInline, isLine, linesOf, textOf } from './generic-text';
import { findLinkedTitle, findTitleApart, hasTitle, readTitle } from './generic-title';
import { present } from './read-fields';
import type { Card } from './site';

/** A draft with what its links say. */
interface Linked extends Draft {
  links: PaperLink[];
  /** Absent: its title, if it has one, stands apart from its links. */
  title: HTMLElement | undefined;
}

/** Makes the cards of a page, with a look at each other: what stands where is the same from card to card. */
export class CardMaker {
  readonly #today: string;
  readonly #titles = new Places();
  readonly #authors = new Places();
  readonly #made: Card[] = [];
  #isAuthorsKnown = false;
  #trail: readonly number[] = [];
  #trailTag = '';
  #apart = 0;
  #linked = 0;

  /** @param today `YYYY-MM-DD` */
  constructor(today: string) {
    this.#today = today;
  }

  /** Look at a draft's links; all drafts are looked at before a card is made of one. */
  look(draft: Draft): Linked {
    const { units, parts } = draft;
    const links = units.flatMap(paperLinks);
    const title = findLinkedTitle(
      links.map(({ element }) => element),
      units.some(({ holder }) => holder.headed !== undefined),
    );
    if (title === undefined) this.#apart += 1;
    else if (this.#linked++ < enoughCards) this.#titles.add(parts, title);
    return { units, parts, links, title };
  }

  /** Make a card of a draft; undefined where it has no title, `prose` where its link stands in a sentence. */
  ofDraft({ units, parts, links, title: linked }: Linked): Card | 'prose' | undefined {
    const [first] = units;
    const title = linked ?? this.#titleApart(parts);
    if (isProse(parts, title, linked)) return 'prose';
    if (title === undefined || first === undefined) return undefined;
    const card = this.#make(idsOf(links, first.id, title), parts, title);
    this.#made.push(card);
    return card;
  }

  /**
   * Make a card of a row without an identifier, by its title and authors; undefined where it has no title in the place
   * where others have theirs, `untold` where no author is sure.
   */
  ofRow(row: HTMLElement): Card | 'untold' | undefined {
    const lines = linesOf([row]);
    const title = findTitleApart([row]);
    if (title === undefined || !this.#titles.has([row], title)) return undefined;
    const authors = findAuthors(lines, title, (line) => this.#isAuthors([row], line));
    const [first] = authors?.names.author ?? [];
    const surname = surnameOf(first ?? {});
    const id = surname === '' ? undefined : titleId(readTitle(title), surname);
    return id === undefined ? 'untold' : this.#make([id], [row], title);
  }

  /** Whether the page's cards name their authors where one can tell. */
  get showsAuthors(): boolean {
    this.#learnAuthors();
    return this.#authors.size > 0;
  }

  /** A title that isn't the link's: where most cards have it so, where others have theirs, or where it is plain to see. */
  #titleApart(parts: readonly HTMLElement[]): HTMLElement | undefined {
    // Mostly it stands just where the last card has it; to go there is quicker than to look for it.
    const known = followTrail(parts, this.#trail) as HTMLElement | undefined;
    if (known && known.localName === this.#trailTag && isLine(known) && hasTitle(known)) return known;
    const title = findTitleApart(parts);
    if (title === undefined) return undefined;
    const isPlain =
      title.closest('h1, h2, h3, h4, h5, h6, td') !== null ||
      parts.some((part) => isLine(part) && part.contains(title));
    const isKnown = this.#apart >= this.#linked || this.#titles.has(parts, title);
    if (!isPlain && !isKnown && !findAuthors(linesOf(parts), title)) return undefined;
    this.#titles.add(parts, title);
    this.#trail = trailTo(parts, title);
    this.#trailTag = title.localName;
    return title;
  }

  #make([id, ...aliases]: [PaperId, ...PaperId[]], parts: HTMLElement[], title: HTMLElement): Card {
    const known = { id, ...present('aliases', aliases.length > 0 ? aliases : undefined) };
    return {
      ...known,
      parts,
      title,
      get slot() {
        return slotOf(parts, title);
      },
      read: (): ListedPaper => ({
        ...known,
        title: readTitle(title) || textOf(title),
        ...present('URL', pageOf(id)),
        ...readGenericFields(parts, title, (line) => this.#isAuthors(parts, line), this.#today),
        foundBy: 'generic',
      }),
    };
  }

  /** Whether other cards name their authors there, beyond doubt. */
  #isAuthors(parts: readonly HTMLElement[], line: HTMLElement): boolean {
    this.#learnAuthors();
    return this.#authors.has(parts, line);
  }

  #learnAuthors(): void {
    if (this.#isAuthorsKnown) return;
    this.#isAuthorsKnown = true;
    for (const card of this.#made.slice(0, enoughCards)) {
      const found = findAuthors(linesOf(card.parts), card.title);
      if (found) this.#authors.add(card.parts, found.element);
    }
  }
}

/** Cards that are looked at to learn where a page has titles and authors. */
const enoughCards = 20;

/** Characters before a link that make a sentence of it. */
const sentenceStart = 60;
const paragraphs = new Set(['blockquote', 'div', 'p', 'span']);

/** Whether a card is but a paragraph that mentions a paper, or cites one without saying its title. */
function isProse(
  parts: readonly HTMLElement[],
  title: HTMLElement | undefined,
  linked: HTMLElement | undefined,
): boolean {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0 || !paragraphs.has(part.localName) || !isLine(part)) return false;
  if (linked) return textOf(part).indexOf(textOf(linked)) > sentenceStart;
  return title === undefined || (title === part && !/["“]/.test(textOf(part)) && !findAuthors([part], title));
}

/** The end of the column that the title stands in, never inside its heading or link; of a table the title's cell. */
function slotOf(parts: readonly HTMLElement[], title: HTMLElement): HTMLElement {
  const cell = title.closest<HTMLElement>('td, th');
  if (cell && parts.some((part) => part.contains(cell))) return cell;
  const end = parts.at(-1) as HTMLElement;
  if (title === end || !end.contains(title)) return end;
  let slot = title.parentElement ?? end;
  while (
    slot !== end &&
    (isInline(slot) || isOneLine.test(slot.localName) || holdsOnly(slot, title) || slot.closest('a'))
  ) {
    slot = slot.parentElement ?? end;
  }
  return slot;
}

const isOneLine = /^(?:h[1-6]|p)$/;

function holdsOnly(element: Element, title: Element): boolean {
  return (element.textContent ?? '').trim().length <= (title.textContent ?? '').trim().length;
}
