import type { Actions } from '../ui/notice';
import { counted } from '../ui/text';
import { useBackground } from './background';
import { lastLevelOf } from './facet-tree';
import { useUndo } from './use-undo';

/** What can be done with a tag on all papers at once; each answers whether it was done. */
export interface TagChanges {
  rename: (tag: string, to: string) => Promise<boolean>;
  /** Put a tag below another, or at the top (empty). */
  nest: (tag: string, under: string) => Promise<boolean>;
  remove: (tag: string) => Promise<boolean>;
}

/** Change tags, and say what was done with the way back. */
export function useTagChanges({ run }: Actions): TagChanges {
  const { send } = useBackground();
  const done = useUndo({ run });
  const rename = (from: string, to: string) =>
    run(
      () => send('tag.rename', { from, to }),
      ({ papers, batch, job }) =>
        job === undefined ? done(counted('wsTagRenamed', papers, from, to), batch) : undefined,
    );
  return {
    rename,
    nest: (tag, under) => rename(tag, under === '' ? lastLevelOf(tag) : `${under}/${lastLevelOf(tag)}`),
    remove: (tag) =>
      run(
        () => send('tag.remove', tag),
        ({ papers, batch, job }) => (job === undefined ? done(counted('wsTagRemoved', papers, tag), batch) : undefined),
      ),
  };
}
