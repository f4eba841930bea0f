import type { PaperId } from '../core/identifier';
import { text } from '../ui/text';
import type { ExportOption } from './ExportTab';
import type { LibraryView } from './use-library';
import type { Selection } from './use-selection';

/** Which papers can be exported now: an empty choice isn't offered, except the library. */
export function exportOptions(
  saved: readonly PaperId[],
  selection: Selection,
  library: LibraryView,
  query: string,
): ExportOption[] {
  const options: (ExportOption | undefined)[] = [
    saved.length > 0
      ? { id: 'page', label: text('popupExportPage'), count: saved.length, choice: { ids: [...saved] } }
      : undefined,
    selection.choice && {
      id: 'selection',
      label: text('popupExportSelection'),
      count: selection.count,
      choice: selection.choice,
    },
    query.trim() !== '' && library.answered !== undefined
      ? { id: 'search', label: text('popupExportSearch'), count: library.matched, choice: { query: library.answered } }
      : undefined,
    { id: 'library', label: text('popupExportLibrary'), count: library.total, choice: { query: '' } },
  ];
  return options.filter((option) => option !== undefined);
}
