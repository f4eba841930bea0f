import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type WorkspaceView, workspaceAddress, workspaceViewOf } from '../ui/workspace-address';

/** Milliseconds of rest after which what is typed is a new step that one can go back from. */
const rest = 1_500;

/** The view that the address says, and the way to another one. */
export interface Address {
  view: WorkspaceView;
  /** Go to another view. One that comes of `typing` is a step of its own only after a rest. */
  go: (change: Partial<WorkspaceView>, typing?: boolean) => void;
}

/** Keep the view in the address, so that it can be linked, reloaded and gone back to. */
export function useAddress(): Address {
  const [view, setView] = useState<WorkspaceView>(() => workspaceViewOf(location.search));
  const shown = useRef(view);
  const typed = useRef(Number.NEGATIVE_INFINITY);
  const show = useCallback((next: WorkspaceView) => {
    shown.current = next;
    setView(next);
  }, []);
  useEffect(() => {
    const onBack = () => show(workspaceViewOf(location.search));
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, [show]);
  const go = useCallback(
    (change: Partial<WorkspaceView>, typing = false) => {
      const next = { ...shown.current, ...change };
      const address = workspaceAddress(next);
      if (address === workspaceAddress(shown.current)) return show(next);
      const now = performance.now();
      const isSameStep = typing && now - typed.current < rest;
      typed.current = typing ? now : Number.NEGATIVE_INFINITY;
      if (isSameStep) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      show(next);
    },
    [show],
  );
  return { view, go };
}
