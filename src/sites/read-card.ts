import { type PaperId, pageOf } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { idsOf } from './card-ids';
import { type Finder, findAll, findFirst, hasText } from './find';
import { maxTitleLength, present, readFields } from './read-fields';
import { shownText } from './shown-text';
import type { Card, CardFields, Listing, PageFacts, Site } from './site';
import { withoutFullStop } from './title';

/** The page that is being read. */
export interface Context {
  site: Site;
  document: Document;
  url: URL;
  /** `YYYY-MM-DD` */
  today: string;
  facts: () => ReadonlyMap<PaperId, PageFacts>;
}

/** Find the paper of a card; undefined where it lacks text in its title, or all that would say which paper it is. */
export function findCard(
  context: Context,
  listing: Listing,
  parts: HTMLElement[],
  title: HTMLElement | undefined,
  find: Finder['first'],
): Card | undefined {
  if (!hasText(title)) return undefined;
  const [id = listing.byTitle?.(titleOf(title), parts, listing, find)] = idsOf(
    listing,
    title,
    parts,
    context.url.href,
    find,
  );
  return id && new ListedCard(context, listing, parts, title, id);
}

/** What a title's own line is made of, where a strip would be part of the heading or the link. */
const lineOfText = 'a, b, strong, em, i, span, h1, h2, h3, h4, h5, h6';

/** A class, for to make an object with getters takes longer than to find out all else. */
class ListedCard implements Card {
  readonly parts: HTMLElement[];
  readonly title: HTMLElement;
  readonly id: PaperId;
  readonly #context: Context;
  readonly #listing: Listing;

  constructor(context: Context, listing: Listing, parts: HTMLElement[], title: HTMLElement, id: PaperId) {
    this.#context = context;
    this.#listing = listing;
    this.parts = parts;
    this.title = title;
    this.id = id;
  }

  get aliases(): PaperId[] {
    const ids = idsOf(this.#listing, this.title, this.parts, this.#context.url.href);
    return [...new Set(ids)].filter((id) => id !== this.id);
  }

  get slot(): HTMLElement {
    return slotOf(this.parts, this.title, this.#listing);
  }

  /** Not a method: whoever holds a card may take this out of it. */
  readonly read = (): ListedPaper => readPaper(this.#context, this, this.parts, this.#listing);
}

/** Read the paper with these ids from the parts of a card or a whole page. */
export function readPaper(
  context: Context,
  { id, aliases = [], title }: Pick<Card, 'id' | 'aliases' | 'title'>,
  parts: readonly ParentNode[],
  fields: CardFields,
): ListedPaper {
  const { upvotes, comments, ...known } = context.facts().get(id) ?? {};
  const { abstract, date, authors, ...others } = fields;
  // What the page's data says is whole where the card's is cut short, and needn't be looked for.
  const wanted = {
    ...others,
    ...present('authors', known.author ? undefined : authors),
    ...present('abstract', known.abstract === undefined ? abstract : undefined),
    ...present('date', known.issued === undefined ? date : undefined),
  };
  return {
    id,
    title: titleOf(title),
    ...present('aliases', aliases[0] && aliases),
    ...present('URL', pageOf(id)),
    ...present('upvotes', upvotes),
    ...present('comments', comments),
    ...readFields(parts, wanted, context.today),
    ...known,
    foundBy: 'adapter',
  };
}

function titleOf(title: HTMLElement): string {
  return withoutFullStop(shownText(title, maxTitleLength));
}

/** The column that holds the title; a card that renders its paper twice, one of them hidden, has room at its own end only. */
function slotOf(parts: HTMLElement[], title: HTMLElement, listing: Listing): HTMLElement {
  const end = parts.at(-1) as HTMLElement;
  const own = listing.slot && findFirst(parts, listing.slot);
  if (own) return own;
  if (findAll(parts, listing.title).length > 1 || !end.contains(title)) return end;
  let slot = title.parentElement ?? end;
  while (slot !== end && slot.parentElement && slot.matches(lineOfText)) slot = slot.parentElement;
  return slot;
}
