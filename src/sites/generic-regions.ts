import { textOf } from './generic-text';

const furniture =
  'nav, [role="navigation"], [role="banner"], [role="contentinfo"], [role="menu"], [role="tooltip"], [role="search"], dialog, [role="dialog"]';
const headOrFoot = ['header', 'footer'];
const frames = new Set(['nav', 'dialog', ...headOrFoot]);
const content = 'article, main, section, li';

/** Whether an element is itself what `isFurniture` looks for around it. */
export function isFrame(element: Element): boolean {
  return (frames.has(element.localName) || element.hasAttribute('role')) && isFurniture(element);
}

/** Whether an element belongs to a page's frame, not to what it lists: its header, footer, menus, a tooltip. */
export function isFurniture(element: Element): boolean {
  if (element.closest(furniture) !== null) return true;
  const end = element.closest(headOrFoot.join());
  return end !== null && end.parentElement?.closest(content) === null;
}

const references =
  /^(?:\d{1,2}\.? )?(?:references(?: and notes| cited)?|works cited|literature cited|cited literature|foot ?notes|end ?notes|notes|citations)\W*$/i;
const related =
  /^(?:\W*)(?:related (?:papers|work|articles|reading)|related|similar(?: papers| articles)?|cited by|cites|see also|also read|more like this|follow-ups?|builds on|recommended|you may also like)\b.{0,20}$/i;
const bibliography = '[role="doc-bibliography"], [role="doc-endnotes"], .references, .reflist, .footnotes';

/** Whether what stands in a list is what an article cites, by its role or the heading before it. */
export function isReferences(list: Element): boolean {
  return list.closest(bibliography) !== null || references.test(titleBefore(list));
}

/** Whether a list inside a card names other papers: what is related to it, what cites it. */
export function isRelated(list: Element): boolean {
  return related.test(titleBefore(list));
}

/** The text that stands over a list: of the heading, label or summary before it, or before what holds just the list. */
function titleBefore(list: Element): string {
  let at: Element | null = list;
  for (let steps = 0; at !== null && steps < 3; steps += 1) {
    const [text = ''] = [precedingText(at)];
    if (text !== '') return text;
    at = at.parentElement;
  }
  return '';
}

function precedingText(element: Element): string {
  let node = element.previousSibling;
  for (let steps = 0; node !== null && steps < 4; steps += 1) {
    const text = node.nodeType === 1 ? textOf(node as Element, 60) : (node.nodeValue ?? '').trim().slice(0, 60);
    if (text !== '') return text;
    node = node.previousSibling;
  }
  return '';
}
