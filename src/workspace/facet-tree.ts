import type { FacetValue } from '../messaging/protocol';

/** A tag in the tree: its whole path, the last level of it, how deep it stands (from 1), and whether there are tags below. */
export interface TagNode extends FacetValue {
  name: string;
  level: number;
  isParent: boolean;
}

/** All tags that stand in the tree, in its order: each below its parent, by count, then by name. */
export function tagNodes(tags: readonly FacetValue[]): TagNode[] {
  const children = new Map<string, FacetValue[]>();
  for (const tag of tags) {
    const parent = parentOf(tag.value);
    children.set(parent, [...(children.get(parent) ?? []), tag]);
  }
  const below = (parent: string, level: number): TagNode[] =>
    (children.get(parent) ?? []).flatMap((tag) => {
      const inner = below(tag.value, level + 1);
      const name = tag.value.slice(parent === '' ? 0 : parent.length + 1);
      return [{ ...tag, name, level, isParent: inner.length > 0 }, ...inner];
    });
  return below('', 1);
}

/** The nodes of the tree that show while only some parents are unfolded. */
export function shownNodes(nodes: readonly TagNode[], isUnfolded: (tag: string) => boolean): TagNode[] {
  const shown: TagNode[] = [];
  let folded: TagNode | undefined;
  for (const node of nodes) {
    if (folded && node.level > folded.level) continue;
    folded = node.isParent && !isUnfolded(node.value) ? node : undefined;
    shown.push(node);
  }
  return shown;
}

/** The tag above a tag; empty for one at the top. */
export function parentOf(tag: string): string {
  return tag.slice(0, Math.max(0, tag.lastIndexOf('/')));
}

/** The last level of a tag. */
export function lastLevelOf(tag: string): string {
  return tag.slice(tag.lastIndexOf('/') + 1);
}

/** A tag and all that is above it, from the top. */
export function levelsOf(tag: string): string[] {
  const parts = tag.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
