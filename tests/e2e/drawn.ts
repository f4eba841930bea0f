/** A card of the page's and what we have drawn on it. */
export interface DrawnCard {
  /** The identifier in the link of the card's title. */
  id: string;
  /** The title that the card shows. */
  title: string;
  isVisible: boolean;
  isInWindow: boolean;
  /** What the card's strips and folded lines are named: there must be one, with the card's own title. */
  drawn: string[];
  isSaved: boolean;
}

/** Where a site's cards and what is in them stand, by selectors; `strip` absent: the strip is in the card. */
export interface CardMarkup {
  card: string;
  title: string;
  link: string;
}

/** All cards of a page, the bars above them, and what of ours is left on other elements. */
export interface Drawn {
  cards: DrawnCard[];
  bars: string[];
  strays: string[];
}

/** Hugging Face's cards. */
export const article: CardMarkup = { card: 'article', title: 'h3', link: 'h3 a' };

/** The second halves of arXiv's entries, which have their titles; the links are in the first. */
export const entry: CardMarkup = { card: 'dl > dd', title: '.list-title', link: 'a[title=Abstract]' };

/**
 * See what we have drawn on a page. It runs in our content script's world, which alone may look into closed shadow
 * roots, as text, and so stands for itself.
 */
export function see({ card: cardSelector, title: titleSelector, link: linkSelector }: CardMarkup): Drawn {
  type Opener = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  const extension = ((globalThis as unknown as { chrome?: Opener }).chrome ?? {}) as Opener;
  const shadowOf = (element: Element): ShadowRoot | null => {
    if (!(element instanceof HTMLElement)) return null;
    const firefox = element as HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };
    return firefox.openOrClosedShadowRoot ?? extension.dom?.openOrClosedShadowRoot(element) ?? null;
  };
  const ours = (selector: string) =>
    [...document.querySelectorAll('*')].flatMap((host) =>
      [...(shadowOf(host)?.querySelectorAll(selector) ?? [])].map((drawn) => ({ host, drawn })),
    );
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const labels = ours('.m-strip, .m-fold-line');
  const cards = [...document.querySelectorAll<HTMLElement>(cardSelector)];
  const firstHalf = (card: Element) => (card.localName === 'dd' ? card.previousElementSibling : undefined);
  const inCards = new Set<unknown>();
  const read = (card: HTMLElement): DrawnCard => {
    const here = labels.filter(({ host }) => card.contains(host));
    for (const one of here) inCards.add(one);
    const link = card.querySelector(linkSelector) ?? firstHalf(card)?.querySelector(linkSelector);
    const title = card.querySelector(titleSelector);
    const { top, bottom } = card.getBoundingClientRect();
    const isVisible = card.checkVisibility({ visibilityProperty: true });
    return {
      id: /(\d{4}\.\d{4,5}|id=\w+|[0-9a-f]{40})/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '',
      title: tidy(title?.textContent).replace(/^Title: ?/, ''),
      isVisible,
      isInWindow: isVisible && bottom > 0 && top < innerHeight,
      drawn: here.map(({ drawn }) => tidy(drawn.getAttribute('aria-label')).replace(/^(Manicule|Hidden): /, '')),
      isSaved: here.some(({ drawn }) => drawn.querySelector('.m-hand') !== null),
    };
  };
  const known = cards.map(read);
  const withCards = cards.flatMap((card) => [card, card.parentElement, firstHalf(card)]);
  const marked = [...document.querySelectorAll('[data-manicule], [data-manicule-hidden], [data-manicule-fold]')];
  return {
    cards: known,
    bars: ours('.m-bar').map(({ drawn }) => tidy(drawn.textContent)),
    strays: [
      ...labels.filter((one) => !inCards.has(one)).map(({ drawn }) => `strip: ${drawn.getAttribute('aria-label')}`),
      ...marked
        .filter((element) => !withCards.includes(element as HTMLElement))
        .map(({ outerHTML }) => outerHTML.slice(0, 100)),
    ],
  };
}

/**
 * Everything about a page that isn't as it should be, in words; nothing where all is well: each card in the window has
 * exactly one strip, or folded line, that names the paper which the card shows now; no card has two; exactly the saved
 * ones are marked so; exactly the hidden ones are out of sight; there is one bar; nothing of ours is anywhere else.
 */
export function wrongs(
  { cards, bars, strays }: Drawn,
  saved: readonly string[] = [],
  hidden: readonly string[] = [],
): string[] {
  const of = ({ id, title, isVisible, isInWindow, drawn, isSaved }: DrawnCard): string[] => [
    ...(drawn.length > 1 ? [`${id} has ${drawn.length} strips`] : []),
    ...(isInWindow && drawn.length === 0 ? [`${id} has no strip`] : []),
    ...(isVisible ? drawn : [])
      .filter((name) => name !== title)
      .map((name) => `${id} shows “${title}” and its strip is for “${name}”`),
    ...(drawn.length > 0 && isSaved !== saved.includes(id) ? [`${id} is marked ${isSaved ? '' : 'not '}saved`] : []),
    ...(isVisible === hidden.includes(id) ? [`${id} is ${isVisible ? 'shown' : 'out of sight'}`] : []),
  ];
  return [
    ...(cards.length === 0 ? ['no cards'] : []),
    ...(bars.length === 1 ? [] : [`${bars.length} bars`]),
    ...cards.flatMap(of),
    ...strays,
  ];
}
