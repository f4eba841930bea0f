import { useEffect, useState } from 'preact/hooks';
import type { ListedRule } from '../core/rule';
import { useActions } from '../ui/notice';
import { useBackground } from './background';

/** All rules in their order, as they are now; none where `isWanted` is false. */
export function useRules(isWanted: boolean, revision: number): readonly ListedRule[] {
  const { send } = useBackground();
  const { load } = useActions();
  const [rules, setRules] = useState<readonly ListedRule[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    if (isWanted) void load(async () => setRules(await send('rule.list')));
  }, [send, load, isWanted, revision]);
  return rules;
}
