import { written } from '../ui/text';

/** The popup's tabs. */
export type TabId = 'page' | 'library' | 'export';

export interface TabsProps {
  tabs: readonly { id: TabId; label: string; count?: number | undefined }[];
  chosen: TabId;
  onChoose: (id: TabId) => void;
}

/** A row of tabs; the arrow keys go from one to the next. */
export function Tabs({ tabs, chosen, onChoose }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = tabs.findIndex(({ id }) => id === chosen);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div class="p-tabs" role="tablist" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label, count }) => (
        <button
          type="button"
          key={id}
          id={`tab-${id}`}
          role="tab"
          aria-selected={id === chosen}
          aria-controls="panel"
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {label} {count !== undefined && <span class="m-num">{written(count)}</span>}
        </button>
      ))}
    </div>
  );
}
