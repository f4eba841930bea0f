/** Where the keys are in a list, and how long it is. */
export interface ListPlace {
  active: number;
  count: number;
  /** Rows that one page down goes. */
  rows: number;
  /** Whether letters are keys, too. */
  hasLetters: boolean;
}

/** The place that a key moves to, which may lie beyond either end; undefined for a key that moves nowhere. */
export function moveOf(
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { active, count, rows, hasLetters }: ListPlace,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + rows;
    case 'PageUp':
      return active - rows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      if (!hasLetters || ctrlKey || metaKey) return undefined;
      if (key === 'j' || key === 'J') return active + 1;
      return key === 'k' || key === 'K' ? active - 1 : undefined;
  }
}

const kept = 'workspace letters';

/** Whether letters are keys of the list, as this browser was told. Absent: yes. */
export function readLetters(): boolean {
  return localStorage.getItem(kept) !== 'off';
}

/** Have letters be keys of the list, or not: some speak to their computer, or reach the wrong key. */
export function keepLetters(isOn: boolean): void {
  localStorage.setItem(kept, isOn ? 'on' : 'off');
}
