import type { Scheme } from '../core/identifier';
import type { Paper } from '../core/paper';

/** A paper's identifier of one scheme, without the scheme and without version; absent where it has none. */
export function identifierOf({ id, aliases = [] }: Paper, scheme: Scheme): string | undefined {
  const found = [id, ...aliases].find((each) => each.startsWith(`${scheme}:`))?.slice(scheme.length + 1);
  return scheme === 'arxiv' ? found?.replace(/v\d+$/, '') : found;
}

/** When a paper came out, as numbers; a field is absent where nobody has said it. */
export interface Issued {
  year?: number;
  /** From 1. */
  month?: number;
}

/** Read when a paper came out: from what pages say, or else from its arXiv id, which begins with year and month. */
export function issuedOf(paper: Paper): Issued {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(paper.issued ?? '') ?? arxivMonth(identifierOf(paper, 'arxiv'));
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return { ...(year && { year: Number(year) }), ...(isMonth && { month: Number(month) }) };
}

/** Source: https://info.arxiv.org/help/arxiv_identifier.html. The first papers have numbers of 1991. */
function arxivMonth(id = ''): string[] {
  const [whole = '', year = '', month = ''] = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(\d{2})/.exec(id) ?? [];
  return whole === '' ? [] : [whole, (Number(year) >= 91 ? '19' : '20') + year, month];
}
