import { useCallback, useEffect, useRef } from 'preact/hooks';

import { pageOf } from '../core/identifier';
import { chosenPapers } from '../messaging/chosen-papers';
import type { Choice, LibraryRow } from '../messaging/protocol';
import { optionsOf, readWish } from '../ui/export-wish';
import { useActions } from '../ui/notice';
import { useBackground } from './background';
import type { Papers } from './use-papers';
import type { Selection } from './use-selection';

/** Selected papers that are dragged at once. */
const mostDragged = 200;

/** Milliseconds for which the pointer stays on a row before what it would drag is asked for. */
const rest = 60;

/** What is dragged. */
interface Load {
  choice: Choice;
  text: string;
  addresses: string[];
}

/** Handlers of a list whose rows are dragged. */
export interface RowDrag {
  onPointerOver: (event: PointerEvent) => void;
  onPointerDown: (event: PointerEvent) => void;
  onDragStart: (event: DragEvent) => void;
  onDragEnd: (event: DragEvent) => void;
}

/**
 * Have a row be dragged into an editor as BibTeX: all that is selected, if it is one of them. A drag wants to know at once
 * what it drags, so that is asked for as soon as the pointer rests on a row. The citation keys are kept once it was dropped.
 */
export function useRowDrag(papers: Papers, selection: Selection, revision: number): RowDrag {
  const { send } = useBackground();
  const { load } = useActions();
  const loads = useRef(new Map<string, Load>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const dragged = useRef<Load | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for is out of date after each change
  useEffect(() => {
    // A new one: what is still on its way belongs to the old one.
    loads.current = new Map();
  }, [revision]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const choiceAt = (event: Event): Choice | undefined => {
    const row = rowAt(papers, event);
    if (!row) return undefined;
    return selection.choice && selection.count > 1 && selection.has(row.paper.id)
      ? selection.choice
      : { ids: [row.paper.id] };
  };
  const prepare = useCallback(
    async (choice: Choice | undefined) => {
      if (!choice) return;
      const id = JSON.stringify(choice);
      const ready = loads.current;
      if (ready.has(id)) return;
      const [cited, { writeCited }] = await Promise.all([
        chosenPapers(send, choice).first(mostDragged),
        import('../formats/write-cited'),
      ]);
      const { text } = writeCited(cited, optionsOf('bibtex', { ...readWish('bibtex'), order: 'given' }));
      const addresses = cited.flatMap(({ paper }) => pageOf(paper.id) ?? []);
      if (cited.length > 0) ready.set(id, { choice, text, addresses });
    },
    [send],
  );
  // Nobody waits for it; a drag that comes too early doesn't begin.
  const quietly = (choice: Choice | undefined) => void prepare(choice).catch(() => undefined);

  return {
    onPointerOver: (event) => {
      const choice = choiceAt(event);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => quietly(choice), rest);
    },
    onPointerDown: (event) => quietly(choiceAt(event)),
    onDragStart: (event) => {
      const choice = choiceAt(event);
      const ready = choice && loads.current.get(JSON.stringify(choice));
      if (!ready || !event.dataTransfer) return event.preventDefault();
      dragged.current = ready;
      event.dataTransfer.effectAllowed = 'copy';
      event.dataTransfer.setData('text/plain', ready.text);
      // Where text has a form, it is preferred to plain text: without this, what is dropped there were a link.
      event.dataTransfer.setData('text/html', `<pre>${escaped(ready.text)}</pre>`);
      if (ready.addresses.length > 0) event.dataTransfer.setData('text/uri-list', ready.addresses.join('\r\n'));
    },
    onDragEnd: (event) => {
      const { current } = dragged;
      dragged.current = undefined;
      if (!current || event.dataTransfer?.dropEffect === 'none') return;
      void load(async () => {
        await chosenPapers(send, current.choice).first(mostDragged, true);
      });
    },
  };
}

function rowAt(papers: Papers, event: Event): LibraryRow | undefined {
  const index = (event.target as Element).closest('[data-index]')?.getAttribute('data-index');
  return typeof index === 'string' ? papers.rowAt(Number(index)) : undefined;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
