import { useEffect, useState } from 'preact/hooks';
import type { TagCount } from '../messaging/protocol';
import { useBackground } from './background';

/** Read all tags while they are wanted, the last used first. */
export function useTags(isWanted: boolean, revision: number): TagCount[] {
  const { send } = useBackground();
  const [tags, setTags] = useState<TagCount[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    if (isWanted) send('tag.list').then(setTags, () => setTags([]));
  }, [send, isWanted, revision]);
  return tags;
}
