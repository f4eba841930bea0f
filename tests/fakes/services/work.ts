/** What the services know of a work, those of them that know it. Names are written `Given Family`, or as one word for a group. */
export interface Work {
  title: string;
  authors: string[];
  abstract?: string;
  /** ISO date. */
  issued: string;
  arxiv?: string;
  /** arXiv's word on where it was published. */
  journalRef?: string;
  categories?: string[];
  /** Of the version that `venue` speaks of. */
  doi?: string;
  venue?: {
    type: 'conference' | 'journal';
    name: string;
    year: string;
    volume?: string;
    issue?: string;
    pages?: string;
  };
  /** Whether Hugging Face has a page for it. */
  isOnHuggingFace?: boolean;
  dblp?: string;
  openreview?: string;
  /** Which of OpenReview's interfaces knows it; the second unless said. */
  openreviewVersion?: 1 | 2;
  acl?: string;
  pmid?: string;
  s2?: string;
}

/** What a service answers. */
export interface Reply {
  status?: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}

export type Service = (url: URL, body: string, works: readonly Work[]) => Reply;

/** What each service's answers carry so that any page may read them. */
export const open = { 'Access-Control-Allow-Origin': '*' };

export function nothing(): Reply {
  return { status: 404, type: 'text/html', text: '<html><body>Not found</body></html>' };
}

export function json(value: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', text: JSON.stringify(value) };
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export function nameParts(name: string): { given?: string; family: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { family: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

export function same(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase();
}
