import type { MetadataSourceId } from '../../core/metadata';
import type { Source } from '../../core/paper';
import { siteName } from '../../ui/places';
import { type TextKey, text } from '../../ui/text';

/** Proper names, as each calls itself. */
const names: Readonly<Record<MetadataSourceId, string>> = {
  crossref: 'Crossref',
  acl: 'ACL Anthology',
  dblp: 'DBLP',
  openreview: 'OpenReview',
  pubmed: 'PubMed',
  arxiv: 'arXiv',
  datacite: 'DataCite',
  semanticscholar: 'Semantic Scholar',
  huggingface: 'Hugging Face',
};

const others: Readonly<Record<string, TextKey>> = {
  user: 'saidByYou',
  generic: 'saidByPage',
  text: 'saidByText',
  file: 'saidByFile',
};

/** Say in a word or two who says a field of a paper. */
export function sourceName(source: Source): string {
  const own = Object.hasOwn(others, source) ? others[source] : undefined;
  if (own) return text(own);
  const asked = source.startsWith('api:') ? source.slice('api:'.length) : undefined;
  return asked !== undefined && Object.hasOwn(names, asked)
    ? names[asked as MetadataSourceId]
    : siteName(asked ?? source);
}
