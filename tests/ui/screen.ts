import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';

/** Put a component on an empty page; it is taken away after the test. */
export async function show(node: ComponentChild): Promise<void> {
  await act(() => {
    render(null, document.body);
    render(node, document.body);
  });
  await settle();
}

/** Take the component away, as closing its surface does. */
export async function leave(): Promise<void> {
  await act(() => render(null, document.body));
  await settle();
}

afterEach(() => {
  if (typeof document !== 'undefined') render(null, document.body);
});

/** Let answers arrive and the page be drawn. */
export async function settle(): Promise<void> {
  // An effect may ask, and what the answer shows may ask again.
  for (let round = 0; round < 4; round++)
    await act(async () => {
      for (let turn = 0; turn < 12; turn++) await Promise.resolve();
    });
}

/**
 * Find the one element of a role (as written, or as its tag has) with this name.
 * @throws Error with what is there, if there is none.
 */
export function find<E extends HTMLElement = HTMLElement>(role: string, name: string | RegExp): E {
  const found = all(role).filter((element) => isNamed(nameOf(element), name));
  if (found[0]) return found[0] as E;
  throw new Error(`No ${role} ${String(name)} among: ${all(role).map(nameOf).join(' | ')}`);
}

/** Whether there is such an element. */
export function has(role: string, name: string | RegExp): boolean {
  return all(role).some((element) => isNamed(nameOf(element), name));
}

/** The names of all elements of a role, in their order. */
export function names(role: string): string[] {
  return all(role).map(nameOf);
}

export async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

/** Replace a field's text as typing does. */
export async function type(field: HTMLElement, value: string): Promise<void> {
  (field as HTMLInputElement).value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

export async function press(element: HTMLElement, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  await settle();
  return event;
}

/** What axe finds wrong, one line each. Not contrast: jsdom has no layout and no colours; looks/NOTES.md computes those. */
export async function complaints(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(', ')}`);
}

const tags: Record<string, string> = {
  button: 'button:not([role])',
  link: 'a[href]',
  textbox: 'textarea, input:not([type]):not([role]), input[type=text]',
  searchbox: 'input[type=search]',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  heading: 'h1, h2, h3',
};

function all(role: string): HTMLElement[] {
  const selector = [tags[role], `[role="${role}"]`].filter(Boolean).join(', ');
  return [...document.body.querySelectorAll<HTMLElement>(selector)].filter((element) => !element.closest('[hidden]'));
}

function nameOf(element: HTMLElement): string {
  const label =
    element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? '';
  return label.replace(/\s+/g, ' ').trim();
}

function isNamed(actual: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? actual === wanted : wanted.test(actual);
}
