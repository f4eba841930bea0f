import { findFirst } from '../../sites/find';
import { textOf } from '../../sites/generic-text';
import type { Likeness } from './cards-like';
import { bestOf, innerSelectors } from './selectors';

/**
 * Find selectors of the title inside its card that hold in all cards like it: one, and a second where some cards lack
 * what the title is here, as its link. None where no selector finds the title in its own card.
 */
export function titleSelectors(title: HTMLElement, like: Likeness): string[] {
  const own = like.cards[like.taught] ?? [];
  const judge = (selector: string, index: number): 'right' | 'wrong' | 'none' => {
    const found = findFirst(like.cards[index] ?? [], selector);
    const anchor = like.anchors[index];
    if (found === undefined || anchor === undefined) return 'none';
    const isRight = index === like.taught ? found === title : isAbout(found, anchor);
    return isRight ? 'right' : 'wrong';
  };
  const share = (of: readonly number[], selector: string) => {
    const judged = of.map((index) => judge(selector, index));
    const count = (verdict: string) => judged.filter((one) => one === verdict).length;
    return (count('right') - 0.5 * count('wrong')) / Math.max(1, of.length);
  };
  const all = like.cards.map((_, index) => index);
  const best = bestOf(innerSelectors(title, own), (selector) =>
    judge(selector, like.taught) === 'right' ? share(all, selector) : 0,
  );
  if (best === undefined) return [];
  const left = all.filter((index) => judge(best.selector, index) === 'none');
  const anchor = like.anchors[like.taught];
  if (left.length === 0 || !anchor || anchor === title) return [best.selector];
  const further = bestOf(innerSelectors(anchor, own), (selector) => share(left, selector));
  return further ? [best.selector, further.selector] : [best.selector];
}

/** Whether two elements, one in the other, say about the same. */
function isAbout(found: Element, anchor: Element): boolean {
  if (!anchor.contains(found) && !found.contains(anchor)) return false;
  const [one, other] = [textOf(found, 600).length, textOf(anchor, 600).length];
  return one >= 0.5 * other && one <= 2 * other + 10;
}
