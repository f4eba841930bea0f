import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ListedRule, NewRule } from '../../core/rule';
import type { Actions, Notice } from '../../ui/notice';
import { ruleChangeOf } from '../../ui/rule-draft';
import { counted, text } from '../../ui/text';
import { useBackground, useRevision } from '../background';
import { useShown } from './use-shown';

/** What can be done with rules. What resolves does so once it is stored. */
export interface RuleActions {
  /** Ends as the worker says, for a form to say it. */
  create: (rule: NewRule) => Promise<unknown>;
  /** Ends as the worker says, for a form to say it. */
  change: (from: ListedRule, to: NewRule) => Promise<unknown>;
  flip: (rule: ListedRule) => Promise<boolean>;
  /** Put a rule in front of another, or at the end. */
  move: (id: string, before: string | undefined) => Promise<boolean>;
  remove: (rules: readonly ListedRule[]) => Promise<boolean>;
  /** Make many, in this order; what is said of them can be undone. */
  add: (rules: readonly NewRule[]) => Promise<boolean>;
}

/** All rules in their order, read anew after each change; undefined until they are known. */
export function useRules({ run, load }: Actions): { rules: readonly ListedRule[] | undefined; actions: RuleActions } {
  const { send } = useBackground();
  const revision = useRevision();
  const [rules, setRules] = useState<readonly ListedRule[]>();
  const refresh = useCallback(async () => setRules(await send('rule.list')), [send]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew whenever something has changed.
  useEffect(() => void load(refresh), [load, refresh, revision]);
  // Hits are counted without a word.
  useShown(useCallback(() => void load(refresh), [load, refresh]));

  const actions = useMemo((): RuleActions => {
    const undoing = (words: string, undo: () => Promise<unknown>): Notice => ({
      words,
      action: { label: text('undo'), run: () => void run(undo) },
    });
    return {
      create: (rule) => send('rule.create', rule),
      change: async (from, to) => {
        const change = ruleChangeOf(from, to);
        if (Object.keys(change).length > 0) await send('rule.change', { id: from.id, change });
      },
      flip: ({ id, enabled }) => run(() => send('rule.change', { id, change: { enabled: !enabled } })),
      move: (id, before) => run(() => send('rule.move', { id, ...(before !== undefined && { before }) })),
      remove: (removed) => {
        const ids = removed.map(({ id }) => id);
        const words =
          removed.length === 1
            ? text('rulesRemovedOne', removed[0]?.name ?? '')
            : counted('rulesRemoved', removed.length);
        return run(
          () => send('rule.remove', ids),
          () => undoing(words, () => send('rule.restore', ids)),
        );
      },
      add: (added) =>
        run(
          () => send('rule.import', [...added]),
          (made) =>
            undoing(counted('rulesAdded', made.length), () =>
              send(
                'rule.remove',
                made.map(({ id }) => id),
              ),
            ),
        ),
    };
  }, [send, run]);
  return { rules, actions };
}
