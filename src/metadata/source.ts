import type { PaperId } from '../core/identifier';
import type { MetadataSourceId } from '../core/metadata';
import type { Paper, PaperFields } from '../core/paper';
import type { Publication } from '../core/publication';

/** What a source says of one paper. */
export interface Found {
  /** Further identifiers of the paper as it is known: of its own record, or of one whose title and authors agree; none of `published`. */
  ids?: PaperId[];
  /** Of the paper as it is known, so of a preprint nothing that is its published version's; may be empty. */
  fields: PaperFields;
  /**
   * Where the paper, a preprint, was published. Either title and authors were compared and agree, or the preprint's own
   * record says so; the latter may say no more than the DOI, by which Crossref can be asked for the rest.
   */
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
  /** The match pattern of its host, which has to be granted where its answers carry no CORS headers. It covers all that it asks. */
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
  /**
   * What it knows the paper by; absent where it can't be asked for it. Where the key is another than when it was asked
   * last, there is something new to ask. Of a preprint, `DOI` is the published version's: where another source has offered
   * one, it is put there before this is asked.
   */
  keyOf(paper: Paper): string | undefined;
  /** What to ask for some papers, at most `batch`, each of which has a key. */
  request(papers: readonly Paper[]): MetadataRequest;
  /** What to ask for papers of which the first request, which asked for all, told nothing; undefined where there is nothing. */
  otherwise?(missing: readonly Paper[], asked: readonly Paper[]): MetadataRequest | undefined;
  /**
   * Read an answer: what it says of the papers asked. One that isn't in it is missing, one that is about another paper is no answer.
   * @throws AnswerUnreadable
   */
  read(answer: string, papers: readonly Paper[]): Map<PaperId, Found>;
}
