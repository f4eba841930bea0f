/** What page.css outlines while a page is taught: the element that is pointed at, titles, cards. */
const marks = ['here', 'title', 'card'] as const;

/** How an element is outlined. */
export type Mark = (typeof marks)[number];

/** Outline just these elements so, by an attribute. */
export function outline(mark: Mark, elements: readonly Element[], document: Document): void {
  const wanted = new Set(elements);
  for (const old of document.querySelectorAll(`[${nameOf(mark)}]`)) {
    if (!wanted.delete(old)) old.removeAttribute(nameOf(mark));
  }
  for (const element of wanted) element.setAttribute(nameOf(mark), '');
}

/** Take all outlines away. */
export function clearOutlines(document: Document): void {
  for (const mark of marks) outline(mark, [], document);
}

function nameOf(mark: Mark): string {
  return `data-manicule-teach-${mark}`;
}
