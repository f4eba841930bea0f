/** What an element gets: attributes (absent where undefined), `onclick` and `onkeydown`. */
export interface Given {
  [attribute: string]: string | number | boolean | undefined | ((event: never) => void);
  onclick?: (event: MouseEvent) => void;
  onkeydown?: (event: KeyboardEvent) => void;
}

type Child = Node | string | false | undefined;

const handlers = ['onclick', 'onkeydown'] as const;

/**
 * Make an element. What is drawn on every card is drawn without Preact, which is larger than all of it and takes twice
 * as long for a card (docs/adr): a strip is made anew from its state and laid over the old one by `update`.
 */
export function element(name: string, given: Given = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  give(made, given);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** Make an SVG element. */
export function drawing(name: string, given: Given, ...children: Node[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  give(made, given);
  made.append(...children);
  return made;
}

/**
 * Make the only child of `root` look and act like `fresh`, keeping the elements that are there, and with them the focus;
 * where the focused one has to go, the first control has it then.
 */
export function update(root: Element, fresh: Element): void {
  const old = root.firstElementChild;
  const hadFocus = hasFocus(root);
  if (old && isAlike(old, fresh)) morph(old, fresh);
  else root.replaceChildren(fresh);
  if (hadFocus && !hasFocus(root)) focusOn(root, 'button');
}

/** Whether the focus is on one of an element's controls. */
export function hasFocus(root: Element): boolean {
  return root.contains((root.getRootNode() as ShadowRoot).activeElement);
}

/** Give the focus to the first control that a selector finds, without scrolling. */
export function focusOn(root: Element, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

function morph(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old instanceof HTMLElement && fresh instanceof HTMLElement)
    for (const on of handlers) old[on] = fresh[on] as never;
  const wanted = [...fresh.childNodes];
  let there = old.firstChild;
  for (const [index, child] of wanted.entries()) {
    // What stays is never moved, because moving takes the focus from it: what is new goes in before it.
    while (there && !wanted.slice(index).some((one) => there && isAlike(there, one))) there = removed(there);
    if (!there || !isAlike(there, child)) {
      old.insertBefore(child, there);
      continue;
    }
    if (there instanceof Text && child instanceof Text) there.data = child.data;
    else morph(there as Element, child as Element);
    there = there.nextSibling;
  }
  while (there) there = removed(there);
}

/** Remove a node and answer the one after it. */
function removed(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** Whether two nodes are the same text or control in two states: the same kind with the same `data-name`, or class. */
function isAlike(old: Node, fresh: Node): boolean {
  if (old.nodeName !== fresh.nodeName) return false;
  return !(old instanceof Element && fresh instanceof Element) || nameOf(old) === nameOf(fresh);
}

function nameOf(element: Element): string | null {
  return element.getAttribute('data-name') ?? element.getAttribute('class');
}

function give(made: Element, given: Given): void {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') (made as unknown as Given)[name] = value;
    else if (value !== undefined) made.setAttribute(name, String(value));
  }
}
