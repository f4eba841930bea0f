import type { PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { chosenPapers } from '../messaging/chosen-papers';
import type { Choice } from '../messaging/protocol';
import { text } from '../ui/text';
import type { Background } from './background';
import type { ExportOption } from './ExportTab';
import { listedPapers } from './listed-papers';
import type { LibraryView } from './use-library';
import type { Selection } from './use-selection';

/** What there is to be chosen from. */
export interface ExportPlaces {
  /** The papers of the page, hidden ones left out, and the ids of those that are saved. */
  listed: readonly Paper[];
  saved: readonly PaperId[];
  selection: Selection;
  library: LibraryView;
  query: string;
}

/** Which papers can be exported now: an empty choice isn't offered, except the library. */
export function exportOptions(background: Background, places: ExportPlaces): ExportOption[] {
  const { listed, saved, selection, library, query } = places;
  const chosen = (id: ExportOption['id'], label: string, count: number, choice: Choice): ExportOption => ({
    id,
    label,
    count,
    source: chosenPapers(background.send, choice),
  });
  const isSearch = query.trim() !== '' && library.answered !== undefined;
  return [
    ...(saved.length > 0 ? [chosen('page', text('popupExportPage'), saved.length, { ids: [...saved] })] : []),
    ...(listed.length > saved.length
      ? [
          {
            id: 'listing',
            label: text('popupExportListing'),
            count: listed.length,
            source: listedPapers(background, listed),
          } as const,
        ]
      : []),
    ...(selection.choice ? [chosen('selection', text('popupExportSelection'), selection.count, selection.choice)] : []),
    ...(isSearch
      ? [chosen('search', text('popupExportSearch'), library.matched, { query: library.answered ?? '' })]
      : []),
    chosen('library', text('popupExportLibrary'), library.total, { query: '' }),
  ];
}
