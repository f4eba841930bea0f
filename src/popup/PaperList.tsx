import { useRef, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import { PaperRow, type Row } from './PaperRow';

export interface PaperListProps {
  rows: readonly Row[];
  label: string;
  isSelected: (id: PaperId) => boolean;
  onSelect: (id: PaperId, isSelected: boolean) => void;
  onTag: (tag: string) => void;
}

/** Papers as rows: up and down move, Enter opens a row's editor, space selects. */
export function PaperList({ rows, label, isSelected, onSelect, onTag }: PaperListProps) {
  const [open, setOpen] = useState<PaperId>();
  const [current, setCurrent] = useState<PaperId>();
  const list = useRef<HTMLUListElement>(null);
  const stop = rows.some(({ paper }) => paper.id === current) ? current : rows[0]?.paper.id;

  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target as HTMLElement;
    const id = from.dataset['row'] as PaperId | undefined;
    if (id === undefined) return;
    if (event.key === ' ') onSelect(id, !isSelected(id));
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = buttons();
      all[all.indexOf(from) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    } else return;
    event.preventDefault();
  };
  // A button is clicked when the space bar comes up again.
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ' && (event.target as HTMLElement).dataset['row']) event.preventDefault();
  };
  const openRow = (id: PaperId, isOpen: boolean) => {
    setOpen(isOpen ? id : undefined);
    if (!isOpen)
      buttons()
        .find((button) => button.dataset['row'] === id)
        ?.focus();
  };

  return (
    <ul ref={list} class="p-list" aria-label={label} onKeyDown={onKeyDown} onKeyUp={onKeyUp}>
      {rows.map(({ paper, mark, absorbed, hidden }) => (
        <PaperRow
          key={paper.id}
          paper={paper}
          mark={mark}
          {...(absorbed && { absorbed })}
          {...(hidden !== undefined && { hidden })}
          isOpen={paper.id === open}
          isSelected={isSelected(paper.id)}
          isStop={paper.id === stop}
          onOpen={(isOpen) => openRow(paper.id, isOpen)}
          onSelect={(value) => onSelect(paper.id, value)}
          onFocus={() => setCurrent(paper.id)}
          onTag={onTag}
        />
      ))}
    </ul>
  );
}
