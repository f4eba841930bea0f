import { useId, useRef, useState } from 'preact/hooks';
import type { FacetValue } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { text, written } from '../ui/text';
import type { FacetListProps } from './FacetList';
import { parentOf, shownNodes, type TagNode, tagNodes } from './facet-tree';

export interface TagTreeProps extends Pick<FacetListProps, 'isOn' | 'onChoose'> {
  tags: readonly FacetValue[];
  /** The tag is to be renamed, merged, nested or removed. */
  onEditTag: (tag: string) => void;
  /** A tag was dropped on another, or at the top (empty). */
  onNest: (tag: string, under: string) => void;
}

/** With no more tags than this all are unfolded. */
const few = 24;

/** Tags as a tree: arrows move and fold, Enter and space choose, F2 edits. */
export function TagTree({ tags, isOn, onChoose, onEditTag, onNest }: TagTreeProps) {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const [target, setTarget] = useState<string>();
  const dragged = useRef<string | undefined>(undefined);
  const tree = useRef<HTMLDivElement>(null);
  const id = useId();
  if (tags.length === 0) return null;
  const nodes = tagNodes(tags);
  const holdsChoice = (tag: string) => nodes.some(({ value }) => value.startsWith(`${tag}/`) && isOn(value));
  const isUnfolded = (tag: string) => turned.has(tag) !== (tags.length <= few || holdsChoice(tag));
  const shown = shownNodes(nodes, isUnfolded);
  const stop = shown.some(({ value }) => value === current) ? current : shown[0]?.value;

  const turn = (tag: string) =>
    setTurned((now) => new Set(now.has(tag) ? [...now].filter((one) => one !== tag) : [...now, tag]));
  const goTo = (node: TagNode | undefined) => {
    if (!node) return;
    setCurrent(node.value);
    tree.current?.querySelector<HTMLElement>(`[data-at="${shown.indexOf(node)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, node: TagNode) => {
    const at = shown.indexOf(node);
    const { key } = event;
    if (event.altKey) return;
    if (key === 'ArrowDown') goTo(shown[at + 1]);
    else if (key === 'ArrowUp') goTo(shown[at - 1]);
    else if (key === 'Home') goTo(shown[0]);
    else if (key === 'End') goTo(shown.at(-1));
    else if (key === 'ArrowRight' && node.isParent && !isUnfolded(node.value)) turn(node.value);
    else if (key === 'ArrowRight' && node.isParent) goTo(shown[at + 1]);
    else if (key === 'ArrowLeft' && node.isParent && isUnfolded(node.value)) turn(node.value);
    else if (key === 'ArrowLeft') goTo(shown.find(({ value }) => value === parentOf(node.value)));
    else if (key === 'Enter' || key === ' ') onChoose(node.value, event.ctrlKey || event.metaKey || event.shiftKey);
    else if (key === 'F2') onEditTag(node.value);
    else return;
    event.preventDefault();
  };
  const canTake = (under: string) => {
    const tag = dragged.current;
    return tag !== undefined && tag !== under && parentOf(tag) !== under && !under.startsWith(`${tag}/`);
  };
  // It was dropped elsewhere, or given up.
  const endDrag = () => {
    dragged.current = undefined;
    setTarget(undefined);
  };
  const dropOn = (under: string) => ({
    onDragOver: (event: DragEvent) => {
      if (!canTake(under)) return;
      event.preventDefault();
      setTarget(under);
    },
    onDragLeave: () => setTarget(undefined),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setTarget(undefined);
      if (dragged.current !== undefined && canTake(under)) onNest(dragged.current, under);
      dragged.current = undefined;
    },
  });

  return (
    <div class="w-group" role="group" aria-labelledby={id}>
      <div class={target === '' ? 'w-tophead is-target' : 'w-tophead'} {...dropOn('')}>
        <h2 class="m-head" id={id}>
          {text('wsTags')}
        </h2>
        <button
          type="button"
          class="m-b is-icon"
          aria-label={text('wsEditTag', stop ?? '')}
          title={text('wsEditTagTitle', stop ?? '')}
          onClick={() => stop !== undefined && onEditTag(stop)}
        >
          <Icon name="note" small />
        </button>
      </div>
      <div ref={tree} role="tree" aria-labelledby={id} aria-multiselectable="true">
        {shown.map((node, at) => (
          <div
            key={node.value}
            role="treeitem"
            class={`w-facet${isOn(node.value) ? ' is-on' : ''}${target === node.value ? ' is-target' : ''}`}
            style={{ paddingLeft: `${8 + 14 * (node.level - 1)}px` }}
            data-at={at}
            tabIndex={node.value === stop ? 0 : -1}
            aria-level={node.level}
            aria-selected={isOn(node.value)}
            aria-expanded={node.isParent ? isUnfolded(node.value) : undefined}
            aria-keyshortcuts="F2"
            title={node.value}
            draggable
            onDragStart={(event) => {
              dragged.current = node.value;
              event.dataTransfer?.setData('text/plain', node.value);
            }}
            onDragEnd={endDrag}
            {...dropOn(node.value)}
            onFocus={() => setCurrent(node.value)}
            onKeyDown={(event) => onKeyDown(event, node)}
            onClick={(event) => {
              const isFold = (event.target as Element).closest('[data-fold]') !== null;
              if (isFold) turn(node.value);
              else onChoose(node.value, event.ctrlKey || event.metaKey || event.shiftKey);
            }}
          >
            <span class="m-cut" dir="auto">
              {node.name}
            </span>
            {node.isParent && (
              <span class={isUnfolded(node.value) ? 'w-fold is-open' : 'w-fold'} data-fold aria-hidden="true">
                <Icon name="right" small />
              </span>
            )}
            {isOn(node.value) && <Icon name="x" small />}
            <span class="m-num">{written(node.count)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
