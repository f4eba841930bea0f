import { type HighlightColour, highlightColours } from '../core/rule';
import type { WordField } from '../query/folded';
import { locate } from '../query/locate';
import type { RuleSnapshot } from '../query/snapshot';
import type { CardView } from './card-view';

/** What words may be marked with: a highlight's colour, or that of the words for which a card is hidden or dimmed. */
type Ink = HighlightColour | 'why';

/** The words on a page that rules have found, marked without a node of ours: by the CSS Custom Highlight API. */
export class MarkedWords {
  readonly #marks = new Map<CardView, { ink: Ink; ranges: StaticRange[] }>();
  #kept: readonly CardView[] = [];

  /** Mark the words on a card that a rule has found; where it has found others than words, its title. */
  mark(view: CardView, rule: RuleSnapshot): void {
    this.#drop(view);
    const { title, parts } = view.card;
    const found = [
      ...rangesOf(title, rule, ['title']),
      ...parts.flatMap((part) => rangesOf(part, rule, ['abstract', 'author', 'venue'], title)),
    ];
    const isHighlight = rule.action === 'highlight';
    const ranges = found.length > 0 || !isHighlight ? found : [wholeOf(title)];
    const ink = isHighlight ? (rule.colour ?? highlightColours[0]) : 'why';
    this.#marks.set(view, { ink, ranges });
    for (const range of ranges) highlightOf(ink).add(range);
  }

  /** Unmark all cards but these: an element of the page's may show another paper by now, with other words in its place. */
  keep(views: readonly CardView[]): void {
    if (views === this.#kept) return;
    this.#kept = views;
    const there = new Set(views);
    for (const view of this.#marks.keys()) if (!there.has(view)) this.#drop(view);
  }

  unmark(view: CardView): void {
    this.#drop(view);
  }

  clear(): void {
    for (const view of [...this.#marks.keys()]) this.#drop(view);
  }

  #drop(view: CardView): void {
    const { ink, ranges } = this.#marks.get(view) ?? {};
    if (ink) for (const range of ranges ?? []) highlightOf(ink).delete(range);
    this.#marks.delete(view);
  }
}

function highlightOf(ink: Ink): Highlight {
  const name = `manicule-${ink}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

/** Where in an element's text, but for one element in it, a rule finds its words as those of some fields. */
function rangesOf(
  part: Element,
  { parsed }: RuleSnapshot,
  fields: readonly WordField[],
  without?: Element,
): StaticRange[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node === without) return NodeFilter.FILTER_REJECT;
    return node instanceof Text ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const nodes: { node: Text; start: number }[] = [];
  let whole = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node: node as Text, start: whole.length });
    whole += (node as Text).data;
  }
  const placeOf = (offset: number, isEnd: boolean) => {
    const at = nodes.findLast(({ start }) => (isEnd ? start < offset : start <= offset));
    return at && { node: at.node, offset: offset - at.start };
  };
  return fields
    .flatMap((field) => locate(parsed, whole, field))
    .flatMap(([from, to]) => {
      const [start, end] = [placeOf(from, false), placeOf(to, true)];
      if (!start || !end) return [];
      const [startContainer, endContainer] = [start.node, end.node];
      return [new StaticRange({ startContainer, startOffset: start.offset, endContainer, endOffset: end.offset })];
    });
}

function wholeOf(element: Element): StaticRange {
  const ends = { startContainer: element, endContainer: element };
  return new StaticRange({ ...ends, startOffset: 0, endOffset: element.childNodes.length });
}
