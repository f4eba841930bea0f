import { Icon } from './Icon';
import { partsOf, type TagOption } from './tag-options';
import { text } from './text';

export interface TagOptionsProps {
  /** Of the list; its options' ids are made from it by `optionId`. */
  id: string;
  /** What is typed, tidied; empty: the options are the tags last used. */
  typed: string;
  found: readonly TagOption[];
  /** Whether the last row offers what is typed as a new tag. */
  canMake: boolean;
  /** The chosen row; -1: none. */
  active: number;
  isOpen: boolean;
  onChoose: (tag: string) => void;
}

/** The id of a row, for `aria-activedescendant`. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

/** The list under a tag field: tags that there are, then the one that would be new. The field has the focus and the keys. */
export function TagOptions({ id, typed, found, canMake, active, isOpen, onChoose }: TagOptionsProps) {
  const rowOf = (tag: string, index: number) => ({
    id: optionId(id, index),
    role: 'option' as const,
    'aria-selected': index === active,
    onMouseDown: (event: Event) => event.preventDefault(),
    onClick: () => onChoose(tag),
  });
  return (
    <>
      {isOpen && typed === '' && <div class="m-head m-lastused">{text('tagFieldLastUsed')}</div>}
      <div role="listbox" id={id} aria-label={text('tagFieldOptions')} hidden={!isOpen}>
        {found.map(({ tag, count }, index) => {
          const [path, before, match, after] = partsOf(tag, typed);
          return (
            <div key={tag} class="m-opt" title={tag} {...rowOf(tag, index)}>
              <span class="m-cut">
                <i>{path}</i>
                {before}
                <b>{match}</b>
                {after}
              </span>
              <span class="m-num">{count}</span>
            </div>
          );
        })}
        {canMake && (
          <div class="m-opt is-new" {...rowOf(typed, found.length)}>
            <Icon name="plus" />
            <span class="m-cut">
              {text('tagFieldNew')} <b>{typed}</b>
            </span>
          </div>
        )}
      </div>
    </>
  );
}
