import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';
import { BackgroundContext } from '../../src/workspace/background';
import { type Initial, Workspace } from '../../src/workspace/Workspace';
import { settle, show } from '../ui/screen';
import type { FakeBackground } from './fake-background';

// What was drawn outside of `act` has its effects in a frame to come, and that must not outlive its test.
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await new Promise((done) => setTimeout(done, 60));
});

/** Open the workspace over a fake background, at an address. */
export async function open(background: FakeBackground, search = '', initial: Initial = {}): Promise<FakeBackground> {
  history.replaceState(null, '', `/src/workspace/index.html${search}`);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await show(
    <BackgroundContext.Provider value={background}>
      <Workspace initial={initial} />
    </BackgroundContext.Provider>,
  );
  await rest();
  return background;
}

/** Have the window be so narrow that an open paper covers the list; before it is opened. */
export function narrow(): void {
  const list = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', (query: string) => ({ ...list, matches: query.includes('1099') }));
}

/** Let pass what waits for a rest. */
export async function rest(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await act(async () => void vi.advanceTimersByTime(1_000));
    await settle();
  }
}

/** Press a key, with others held. */
export async function press(element: HTMLElement, key: string, held: KeyboardEventInit = {}): Promise<void> {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
  await rest();
}

/** Click with keys held. */
export async function clickWith(element: HTMLElement, held: MouseEventInit): Promise<void> {
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...held }));
  await rest();
}

/** Click, and let pass what waits for a rest. */
export async function click(element: HTMLElement): Promise<void> {
  await clickWith(element, {});
}

/** Begin to drag an element, and give it up. */
export async function giveUpDrag(from: HTMLElement): Promise<void> {
  from.dispatchEvent(new Event('dragstart', { bubbles: true }));
  from.dispatchEvent(new Event('dragend', { bubbles: true }));
  await rest();
}

/** Drop onto an element what comes from elsewhere. */
export async function dropFromElsewhere(to: HTMLElement): Promise<void> {
  to.dispatchEvent(new Event('drop', { bubbles: true, cancelable: true }));
  await rest();
}

/** Drag one element onto another. */
export async function drag(from: HTMLElement, to: HTMLElement): Promise<void> {
  from.dispatchEvent(new Event('dragstart', { bubbles: true }));
  to.dispatchEvent(new Event('drop', { bubbles: true, cancelable: true }));
  await rest();
}
