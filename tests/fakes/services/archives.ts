import { escaped, json, nameParts, nothing, type Reply, type Work } from './work';

/** Source: https://info.arxiv.org/help/api/user-manual.html. Unknown ids are left out; the order is its own. */
export function arxiv(url: URL, _: string, works: readonly Work[]): Reply {
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
export function huggingface(url: URL, _: string, works: readonly Work[]): Reply {
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

/** Source: https://docs.openreview.net/reference/api-v2/openapi-definition. What the other interface has it doesn't know. */
export function openreview(url: URL, works: readonly Work[], version: 1 | 2): Reply {
  const [term, id] = [url.searchParams.get('term'), url.searchParams.get('id')];
  const known = works.filter((work) => work.openreview && (work.openreviewVersion ?? 2) === version);
  const found = known.filter((work) =>
    term === null
      ? work.openreview === id
      : term.split(' ').every((word) => work.title.toLowerCase().includes(word.toLowerCase())),
  );
  const notes = found.map((work) => openreviewNote(work, version));
  return json({ notes, count: notes.length });
}

function openreviewNote({ title, authors, abstract, venue, issued, openreview: id }: Work, version: 1 | 2): object {
  const content = {
    title,
    authors,
    authorids: authors.map((name) => `~${name.replace(/ /g, '_')}1`),
    abstract,
    venue: venue ? `${venue.name} ${venue.year} poster` : `Submitted to a conference`,
    venueid: venue ? `${venue.name}.cc/${venue.year}/Conference` : 'Conference/Rejected_Submission',
    _bibtex: `@${venue ? 'inproceedings' : 'misc'}{\nkey,\ntitle={{A}},\n${venue ? `booktitle={The Conference ${venue.name}},\n` : ''}year={${venue?.year ?? issued.slice(0, 4)}},\nurl={https://openreview.net/forum?id=${id}}\n}`,
  };
  const valued = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, { value }]));
  return {
    id,
    forum: id,
    content: version === 2 ? valued : content,
    pdate: Date.parse(issued),
    cdate: Date.parse(issued),
  };
}

/** Source: the Anthology's own files. */
export function acl(url: URL, _: string, works: readonly Work[]): Reply {
  const [, id] = /^\/([\w.-]+)\.bib$/.exec(url.pathname) ?? [];
  const work = works.find((each) => each.acl !== undefined && each.acl === id);
  if (!work) return nothing();
  const names = work.authors.map((name) => {
    const { given, family } = nameParts(name);
    return given === undefined ? `{${family}}` : `${family}, ${given}`;
  });
  return {
    type: 'application/x-bibtex',
    text: `@inproceedings{key,
    title = "${work.title.replace(/\b([A-Z]{2,})\b/g, '{$1}')}",
    author = "${names.join('  and\n      ')}",
    booktitle = "${work.venue?.name}",
    month = jul,
    year = "${work.venue?.year}",
    publisher = "Association for Computational Linguistics",
    url = "https://aclanthology.org/${id}/",
    doi = "${work.doi}",
    pages = "${work.venue?.pages?.replace('-', '--')}",
    abstract = "${work.abstract}"
}`,
  };
}
