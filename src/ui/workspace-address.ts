import { isPaperId, type PaperId } from '../core/identifier';
import { maxQueryLength } from '../core/rule';

/** What the workspace shows: the papers of a query, and one of them in full. */
export interface WorkspaceView {
  query: string;
  paper?: PaperId | undefined;
  /** Oldest saved first. Absent: newest first. */
  order?: 'oldest' | undefined;
  /** What stands in place of the list. */
  shows?: 'duplicates' | 'charts' | 'history' | 'offers' | 'import' | undefined;
  /** How far back charts reach. Absent: a year. */
  span?: 'half' | 'all' | undefined;
}

/** The address of the workspace inside the extension, from its root. */
export function workspaceAddress({ query, paper, order, shows, span }: WorkspaceView = { query: '' }): string {
  const said = new URLSearchParams({
    ...(query === '' ? {} : { q: query }),
    ...(paper ? { paper } : {}),
    ...(order ? { order } : {}),
    ...(shows ? { shows } : {}),
    ...(span ? { span } : {}),
  });
  return `/src/workspace/index.html${said.size > 0 ? `?${said}` : ''}`;
}

/** What an address says, by its part from the `?` on. */
export function workspaceViewOf(search: string): WorkspaceView {
  const said = new URLSearchParams(search);
  const query = (said.get('q') ?? '').slice(0, maxQueryLength);
  const paper = said.get('paper');
  const shows = oneOf(said.get('shows'), ['duplicates', 'charts', 'history', 'offers', 'import']);
  const span = oneOf(said.get('span'), ['half', 'all']);
  const order = said.get('order') === 'oldest' ? ({ order: 'oldest' } as const) : {};
  return { query, ...order, ...(isPaperId(paper) && { paper }), ...(shows && { shows }), ...(span && { span }) };
}

function oneOf<T extends string>(value: string | null, known: readonly T[]): T | undefined {
  return known.find((one) => one === value);
}
