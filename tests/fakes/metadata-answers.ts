/** What the services know of a work, those of them that know it. Names are written `Given Family`. */
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
  doi?: string;
  /** Whether Hugging Face has a page for it. */
  isOnHuggingFace?: boolean;
}

/** What a service answers. */
export interface Reply {
  status?: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}

type Service = (url: URL, body: string, works: readonly Work[]) => Reply;

/** Answer as the service of a host does. */
export function answerOf(host: string, path: string, body: string, works: readonly Work[]): Reply {
  const service = services[host];
  return service?.(new URL(path, `https://${host}`), body, works) ?? nothing();
}

const services: Record<string, Service> = { 'export.arxiv.org': arxiv, 'huggingface.co': huggingface };

function nothing(): Reply {
  return { status: 404, type: 'text/html', text: '<html><body>Not found</body></html>' };
}

function json(value: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', text: JSON.stringify(value) };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Source: https://info.arxiv.org/help/api/user-manual.html. Unknown ids are left out; the order is its own. */
function arxiv(url: URL, _: string, works: readonly Work[]): Reply {
  const ids = (url.searchParams.get('id_list') ?? '').split(',');
  const wrong = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(id));
  const found = works.filter(({ arxiv: id }) => id !== undefined && ids.includes(id)).reverse();
  const entries = wrong === undefined ? found.map(atomEntry) : [atomError(wrong)];
  return {
    status: wrong === undefined ? 200 : 400,
    type: 'application/atom+xml; charset=utf-8',
    text: `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/answer</id>
  <title>arXiv Query</title>
  <opensearch:totalResults>${entries.length}</opensearch:totalResults>
  ${entries.join('\n')}
</feed>`,
  };
}

function atomEntry({
  title,
  authors,
  abstract = '',
  issued,
  arxiv: id,
  journalRef,
  categories = [],
  doi,
}: Work): string {
  return `<entry>
    <id>http://arxiv.org/abs/${id}v2</id>
    <title>${escaped(title)}</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <summary>${escaped(abstract)}</summary>
    <published>${issued}T17:57:34Z</published>
    <arxiv:primary_category term="${categories[0] ?? 'cs.LG'}"/>
    ${categories.map((code) => `<category term="${code}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
    ${authors.map((name) => `<author><name>${escaped(name)}</name></author>`).join('')}
    ${doi ? `<arxiv:doi>${doi}</arxiv:doi>` : ''}
    ${journalRef ? `<arxiv:journal_ref>${escaped(journalRef)}</arxiv:journal_ref>` : ''}
  </entry>`;
}

function atomError(id: string): string {
  return `<entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_${encodeURIComponent(id)}</id>
    <title>Error</title>
    <summary>incorrect id format for ${escaped(id)}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;
}

/** Source: https://huggingface.co/docs/hub/api, and answers as they are. */
function huggingface(url: URL, _: string, works: readonly Work[]): Reply {
  const [, id] = /^\/api\/papers\/([\d.]+)$/.exec(url.pathname) ?? [];
  const work = works.find(({ arxiv: one, isOnHuggingFace }) => isOnHuggingFace && one !== undefined && one === id);
  if (!work) return json({ error: 'Paper not found' }, 404);
  return json({
    id,
    authors: work.authors.map((name, index) => ({ _id: `a${index}`, name, hidden: false })),
    publishedAt: `${work.issued}T00:00:00.000Z`,
    title: work.title,
    summary: work.abstract,
    upvotes: 1,
  });
}
