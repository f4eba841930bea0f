import type { PaperId } from './identifier';
import type { PaperFields, PaperType, Source } from './paper';
import type { Publication } from './publication';

/** The sources that can be asked what they know of a paper, the most trusted first. In facts each is named `api:<id>`. */
export const metadataSources = [
  'crossref',
  'acl',
  'dblp',
  'openreview',
  'pubmed',
  'arxiv',
  'datacite',
  'semanticscholar',
  'huggingface',
] as const;

/** Which of them it is. */
export type MetadataSourceId = (typeof metadataSources)[number];

const fields: Readonly<Record<keyof PaperFields, true>> = {
  title: true,
  author: true,
  authorsIncomplete: true,
  authorCount: true,
  abstract: true,
  type: true,
  issued: true,
  'container-title': true,
  'collection-title': true,
  editor: true,
  volume: true,
  issue: true,
  page: true,
  number: true,
  edition: true,
  publisher: true,
  'publisher-place': true,
  genre: true,
  DOI: true,
  ISBN: true,
  ISSN: true,
  categories: true,
  URL: true,
};

/** All kinds of works. */
export const paperTypes = [
  'article',
  'article-journal',
  'paper-conference',
  'thesis',
  'report',
  'book',
  'chapter',
  'webpage',
  'software',
  'dataset',
] as const satisfies PaperType[];

/** All fields of a paper, in the order in which they are shown. */
export const factNames = Object.keys(fields) as (keyof PaperFields)[];

/**
 * Which sources may be asked. One that isn't named is asked only for papers that were saved on its own site, and only
 * arXiv and Hugging Face are: the others wait until they are switched on.
 */
export interface MetadataSettings {
  /** The one switch for all. */
  isOff: boolean;
  sources: Partial<Record<MetadataSourceId, boolean>>;
}

/** A source as the settings show it, with how far it is. */
export interface SourceState {
  id: MetadataSourceId;
  name: string;
  /** `own site`: for papers that were saved on its site, because nobody has said otherwise. */
  use: 'on' | 'own site' | 'off';
  /** The id of the site whose papers it is asked for as long as nobody has said otherwise; absent where it waits to be switched on. */
  site?: string;
  /** What is sent, as a pattern of addresses: `https://api.crossref.org/works/<DOI>`. */
  asks: string;
  /** The match pattern of the host that the user has to grant; absent where none has, or the extension can't be without it. */
  host?: string;
  /** The match pattern of the host that has to be granted before it can be asked; absent where none has, or it is. */
  needsHost?: string;
  waiting: number;
  found: number;
  /** Asked, and it knows nothing of them. */
  missing: number;
  failed: number;
  /** Not before then, milliseconds since the Unix epoch, because it asked for patience or doesn't answer; absent otherwise. */
  pausedUntil?: number;
  /** The name of the error (src/metadata/errors.ts) with which it was asked last; absent where that went well. */
  error?: string;
}

/** A paper for which a source couldn't be asked, and why. */
export interface LookupFault {
  id: PaperId;
  title: string;
  source: MetadataSourceId;
  error: string;
  /** When it is tried again, milliseconds since the Unix epoch; absent where it isn't. */
  again?: number;
}

/** A field of a paper with who says so, and what sources say where the reader's own word or a published version covers it. */
export interface KnownFact<Field extends keyof PaperFields = keyof PaperFields> {
  field: Field;
  value?: PaperFields[Field];
  source?: Source;
  /** Present where it is covered. */
  covered?: { value: PaperFields[Field]; source?: Source };
}

/** All that is known of a paper, field by field, with what may be its published version. */
export interface KnownFacts {
  id: PaperId;
  facts: KnownFact[];
  /** The citation key that it goes by; not frozen by being shown here. */
  key: string;
  isKeyFrozen: boolean;
  published?: OfferedPublication;
}

/** A published version that somebody has found, and what the reader says to it. */
export interface OfferedPublication extends Publication {
  source: Source;
  state: 'offered' | 'taken' | 'declined';
}
