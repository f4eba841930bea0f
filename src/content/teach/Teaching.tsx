import { render } from 'preact';
import { send } from '../../messaging/send';
import type { Mount } from '../mount';
import { applyLook, lookOf } from '../scheme';
import { watchPointing } from './pointing';
import { TeachSession } from './session';
import { type TeachActions, TeachPanel } from './TeachPanel';

/** Have a person teach this page in a panel of ours, until they leave or what they taught is stored. */
export function teach({ root, host }: Mount, leave: () => void, signal: AbortSignal): void {
  const { body } = document;
  const box = document.createElement('div');
  box.className = 'm-pop m-teach';
  box.popover = 'manual';
  applyLook(root, lookOf({ slot: body, title: body, parts: [] }));
  root.append(box);
  const session = new TeachSession(document, () => {
    if (!signal.aborted) render(<TeachPanel state={session.state} {...actions} />, box);
  });
  const actions: TeachActions = {
    onAsk: (step) => session.ask(step),
    onSwitch: (field, isOn) => session.switch(field, isOn),
    onWiden: (by) => session.widen(by),
    onSave: () =>
      void session.save((taught) => send('taught.put', { pages: [taught] })).then((isKept) => isKept && leave()),
    onBack: () => session.back(),
    onLeave: leave,
  };
  signal.addEventListener('abort', () => {
    session.end();
    render(null, box);
  });
  const isOurs = ({ target }: Event) => target === host;
  watchPointing(
    { isOurs, onHover: (element) => session.hover(element), onPick: (element) => session.pick(element) },
    signal,
  );
  const onKey = keysOf(session, leave);
  box.addEventListener('keydown', (event) => isOnControl(event) || onKey(event), { signal });
  window.addEventListener('keydown', (event) => isOurs(event) || onKey(event), { capture: true, signal });
  session.ask('title');
  box.showPopover();
}

/** What a control of ours does with Enter is its own. */
function isOnControl({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && (target as Element).closest('button, input') !== null;
}

/** Arrow keys move between candidates, Enter picks, Esc goes back and in the end leaves. */
function keysOf(session: TeachSession, leave: () => void): (event: KeyboardEvent) => void {
  const keys: Record<string, () => unknown> = {
    ArrowDown: () => session.move(1),
    ArrowRight: () => session.move(1),
    ArrowUp: () => session.move(-1),
    ArrowLeft: () => session.move(-1),
    Enter: () => session.pickHere(),
    Escape: () => {
      if (!session.back()) leave();
    },
  };
  return (event) => {
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // Where there is nothing to go through, arrows scroll.
    if (act() === false) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
}
