import { fold } from '../core/text';

/** A tag to offer, with how many papers carry it. */
export interface TagOption {
  tag: string;
  count: number;
}

/** How many tags are offered at once. */
export const maxOptions = 6;

/**
 * The tags that what is typed can mean, the best first. Every part of what is typed must be in a level of the tag, in
 * the same order: `ml/eff` finds `ml/efficient inference`. Of equally good ones the earlier in `tags` comes first.
 */
export function matchTags<T extends TagOption>(tags: readonly T[], typed: string): T[] {
  const parts = fold(typed)
    .split('/')
    .map((part) => part.trim());
  return tags
    .map((option) => ({ option, rank: rankOf(fold(option.tag).split('/'), parts) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, maxOptions)
    .map(({ option }) => option);
}

/** The tag among `tags` that differs from the typed one in nothing but case and accents. */
export function sameTag(tags: readonly string[], typed: string): string | undefined {
  const folded = fold(typed);
  return tags.find((tag) => fold(tag) === folded);
}

/** A tag as typed in the field cut into what is said of its path, what comes before the match, the match, and the rest. */
export function partsOf(tag: string, typed: string): [path: string, before: string, match: string, after: string] {
  const cut = tag.lastIndexOf('/') + 1;
  const [path, name] = [tag.slice(0, cut), tag.slice(cut)];
  const wanted = typed
    .slice(typed.lastIndexOf('/') + 1)
    .trim()
    .toLowerCase();
  const at = wanted === '' ? -1 : name.toLowerCase().indexOf(wanted);
  if (at < 0) return [path, name, '', ''];
  return [path, name.slice(0, at), name.slice(at, at + wanted.length), name.slice(at + wanted.length)];
}

/** 0 if a part is missing; more where the last part starts the tag's last level, a level, or a word. */
function rankOf(levels: string[], parts: string[]): number {
  let level = -1;
  for (const part of parts) {
    level = levels.findIndex((name, index) => index > level && name.includes(part));
    if (level < 0) return 0;
  }
  const last = parts.at(-1) ?? '';
  if (levels.at(-1)?.startsWith(last)) return 4;
  if (levels[level]?.startsWith(last)) return 3;
  return levels[level]?.includes(` ${last}`) ? 2 : 1;
}
