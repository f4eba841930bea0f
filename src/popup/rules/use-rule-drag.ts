import { useState } from 'preact/hooks';

/** Where a dragged rule would land: in front of one, or behind it. */
export interface DropPlace {
  id: string;
  isBehind: boolean;
}

/** Tells a rule that is dragged from all else; the rule itself stays here. */
const kind = 'application/x-manicule-rule';

/** Drag rules inside a list: the handlers of a row's handle, those of the row, and where the rule would land. */
export function useRuleDrag(onDrop: (id: string, place: DropPlace) => void) {
  const [dragged, setDragged] = useState<string>();
  const [place, setPlace] = useState<DropPlace>();
  const end = () => {
    setDragged(undefined);
    setPlace(undefined);
  };
  return {
    dragged,
    place,
    handle: (id: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        const row = (event.currentTarget as HTMLElement).closest('li');
        event.dataTransfer?.setData(kind, '');
        if (row) event.dataTransfer?.setDragImage(row, 8, 8);
        setDragged(id);
      },
      onDragEnd: end,
    }),
    row: (id: string) => ({
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return;
        event.preventDefault();
        const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const isBehind = event.clientY > top + height / 2;
        if (place?.id !== id || place.isBehind !== isBehind) setPlace({ id, isBehind });
      },
      onDrop: (event: DragEvent) => {
        if (dragged === undefined || !place) return;
        event.preventDefault();
        if (place.id !== dragged) onDrop(dragged, place);
        end();
      },
    }),
  };
}
