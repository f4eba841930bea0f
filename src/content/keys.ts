/**
 * Keys and input in our controls must not reach the site's shortcuts. By the time an event arrives in our shadow root
 * the page's capture listeners on `window` have had it, so it is stopped at the first listener of all (registered at
 * `document_start`, before any of the page's) and a copy that can't leave the shadow root goes to the focused control.
 */
const types = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste'],
];

const shadows = new WeakMap<EventTarget, ShadowRoot>();

/** Keep what is typed in a shadow root of ours from the page. */
export function keepKeysFromPage(host: Element, shadow: ShadowRoot): void {
  shadows.set(host, shadow);
}

/** Start to listen; must run before the page's own scripts. */
export function guardKeys(signal: AbortSignal): void {
  for (const type of types) window.addEventListener(type, redirect, { capture: true, signal });
}

function redirect(event: Event): void {
  const focused = event.target && shadows.get(event.target)?.activeElement;
  if (!focused) return;
  event.stopImmediatePropagation();
  // Not a KeyboardEvent: Firefox makes each of those composed, so that it leaves the shadow root and comes here again.
  const copy = new Event(event.type, { bubbles: true, cancelable: event.cancelable });
  const told = asked.map((name) => [name, (event as KeyboardEvent & InputEvent)[name]]);
  if (!focused.dispatchEvent(Object.assign(copy, Object.fromEntries(told)))) event.preventDefault();
}

/** What our own listeners ask of a key or an input. */
const asked = [
  ...(['key', 'code', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey', 'repeat'] as const),
  ...(['data', 'inputType', 'isComposing'] as const),
];
