import { createContext } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';
import { errorText, text } from './text';

/** One line above the foot: what was done and how to take it back, or what failed and how to try it again. */
export interface Notice {
  words: string;
  isDanger?: boolean;
  action?: { label: string; run: () => void };
}

/** Does things that the worker must confirm, and says how they went. */
export interface Actions {
  /** Do something; `done` says what to show after it. A failure is shown with "Try again". Answers whether it worked. */
  run: <T>(work: () => Promise<T>, done?: (value: T) => Notice | undefined) => Promise<boolean>;
  /** Fetch something: as `run`, but what is shown stays when it works. */
  load: (work: () => Promise<void>) => Promise<void>;
  /** Something else was changed: an undo that is still offered would take back that. */
  clear: () => void;
  /** Show that something failed elsewhere, with a way to try it again. */
  fail: (error: unknown, again: () => Promise<unknown>) => void;
}

/** Where components find the actions. */
export const ActionsContext = createContext<Actions>({
  run: async () => false,
  load: async () => undefined,
  clear: () => undefined,
  fail: () => undefined,
});

/** The actions that components share. */
export function useActions(): Actions {
  return useContext(ActionsContext);
}

/** Keep one notice, and the actions that set it. */
export function useNotice(): { notice: Notice | undefined; actions: Actions } {
  const [notice, setNotice] = useState<Notice>();
  const actions = useMemo<Actions>(() => {
    const run: Actions['run'] = async (work, done) => {
      try {
        const value = await work();
        setNotice(done?.(value));
        return true;
      } catch (error) {
        setNotice(failed(error, () => run(work, done)));
        return false;
      }
    };
    const fail: Actions['fail'] = (error, again) => setNotice(failed(error, () => run(again)));
    const load: Actions['load'] = (work) => work().then(undefined, (error: unknown) => fail(error, work));
    return { run, load, fail, clear: () => setNotice(undefined) };
  }, []);
  return { notice, actions };
}

function failed(error: unknown, again: () => Promise<unknown>): Notice {
  return { words: errorText(error), isDanger: true, action: { label: text('tryAgain'), run: () => void again() } };
}

/** Say what was done by a change, with the way back where it changed anything: by its number, so that no other is taken back. */
export function undoable(words: string, batch: number | undefined, undo: (batch: number) => void): Notice {
  return batch === undefined ? { words } : { words, action: { label: text('undo'), run: () => undo(batch) } };
}
