/**
 * Keys and input in our controls must not reach the site's shortcuts. By the time an event arrives in our shadow root
 * the page's capture listeners on `window` have had it, so it is stopped at the first listener of all (registered at
 * `document_start`, before any of the page's) and a copy that can't leave the shadow root goes to the focused control.
 */
const kinds = {
  keydown: KeyboardEvent,
  keypress: KeyboardEvent,
  keyup: KeyboardEvent,
  beforeinput: InputEvent,
  input: InputEvent,
  compositionstart: CompositionEvent,
  compositionupdate: CompositionEvent,
  compositionend: CompositionEvent,
  copy: ClipboardEvent,
  cut: ClipboardEvent,
  paste: ClipboardEvent,
} as const;

const shadows = new WeakMap<EventTarget, ShadowRoot>();

/** Keep what is typed in a shadow root of ours from the page. */
export function keepKeysFromPage(host: Element, shadow: ShadowRoot): void {
  shadows.set(host, shadow);
}

/** Start to listen; must run before the page's own scripts. */
export function guardKeys(signal: AbortSignal): void {
  for (const type of Object.keys(kinds)) window.addEventListener(type, redirect, { capture: true, signal });
}

function redirect(event: Event): void {
  const focused = event.target && shadows.get(event.target)?.activeElement;
  if (!focused) return;
  event.stopImmediatePropagation();
  const Kind = kinds[event.type as keyof typeof kinds] as new (type: string, init: EventInit) => Event;
  const copy = new Kind(event.type, { ...initOf(event), bubbles: true, cancelable: event.cancelable, composed: false });
  if (!focused.dispatchEvent(copy)) event.preventDefault();
}

function initOf(event: Event): KeyboardEventInit & InputEventInit & ClipboardEventInit {
  const { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat } = event as KeyboardEvent;
  const { data, inputType, isComposing } = event as InputEvent;
  if (event instanceof KeyboardEvent) {
    return { key, code, location, ctrlKey, shiftKey, altKey, metaKey, repeat, isComposing };
  }
  if (event instanceof ClipboardEvent) return { clipboardData: event.clipboardData };
  return { data: data ?? null, inputType: inputType ?? '', isComposing: isComposing ?? false };
}
