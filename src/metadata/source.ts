import type { PaperId } from '../core/identifier';
import type { MetadataSourceId } from '../core/metadata';
import type { Paper, PaperFields } from '../core/paper';
import type { Publication } from '../core/publication';

/** What a source says of one paper. */
export interface Found {
  /** Further identifiers of the same paper. */
  ids?: PaperId[];
  fields: PaperFields;
  /** Where the paper, a preprint, was published. Title and authors were compared: they agree. */
  published?: Publication;
}

/** One request for some papers. */
export interface MetadataRequest {
  url: string;
  /** Sent by POST where it is there. */
  body?: string;
  accept: string;
}

/** A source of metadata: what it can be asked, how often, and how its answers are read. */
export interface MetadataSource {
  id: MetadataSourceId;
  name: string;
  /** The match pattern of its host, which has to be granted where its answers carry no CORS headers. */
  host: string;
  hasCors: boolean;
  /** The id of the site whose papers it is asked for by default; absent where it waits to be switched on. */
  site?: string;
  /** What is sent, as a pattern of addresses, for people to read. */
  asks: string;
  /** Papers of one request. */
  batch: number;
  /** Milliseconds between two requests. */
  pause: number;
  /** What it knows the paper by; absent where it can't be asked for it. */
  keyOf(paper: Paper): string | undefined;
  request(papers: readonly Paper[]): MetadataRequest;
  /**
   * Read an answer: what it says of the papers asked. One that isn't in it is missing, one that is about another paper is no answer.
   * @throws AnswerUnreadable
   */
  read(answer: string, papers: readonly Paper[]): Map<PaperId, Found>;
}
