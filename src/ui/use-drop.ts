import { useEffect, useRef } from 'preact/hooks';

/** Take files that are dropped anywhere on the page, where the browser would open them instead. */
export function useDrop(onOver: (isOver: boolean) => void, onDrop: (files: readonly File[]) => void): void {
  const handlers = useRef({ onOver, onDrop });
  handlers.current = { onOver, onDrop };
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      handlers.current.onOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) handlers.current.onOver(false);
    };
    const drop = (event: DragEvent) => {
      handlers.current.onOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      handlers.current.onDrop([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
}
