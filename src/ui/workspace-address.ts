import { isPaperId, type PaperId } from '../core/identifier';
import { maxQueryLength } from '../core/rule';

/** What the workspace shows: the papers of a query, and one of them in full. */
export interface WorkspaceView {
  query: string;
  paper?: PaperId | undefined;
  /** Oldest saved first. Absent: newest first. */
  order?: 'oldest' | undefined;
  /** What stands in place of the list. */
  shows?: 'duplicates' | undefined;
}

/** The address of the workspace inside the extension, from its root. */
export function workspaceAddress({ query, paper, order, shows }: WorkspaceView = { query: '' }): string {
  const said = new URLSearchParams({
    ...(query === '' ? {} : { q: query }),
    ...(paper ? { paper } : {}),
    ...(order ? { order } : {}),
    ...(shows ? { shows } : {}),
  });
  return `/src/workspace/index.html${said.size > 0 ? `?${said}` : ''}`;
}

/** What an address says, by its part from the `?` on. */
export function workspaceViewOf(search: string): WorkspaceView {
  const said = new URLSearchParams(search);
  const query = (said.get('q') ?? '').slice(0, maxQueryLength);
  const paper = said.get('paper');
  const shows = said.get('shows') === 'duplicates' ? ({ shows: 'duplicates' } as const) : {};
  const order = said.get('order') === 'oldest' ? ({ order: 'oldest' } as const) : {};
  return { query, ...order, ...(isPaperId(paper) && { paper }), ...shows };
}
