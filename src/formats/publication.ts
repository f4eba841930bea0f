import type { Scheme } from '../core/identifier';
import type { Paper, PaperFields, PaperType } from '../core/paper';
import { isPreprintServer } from '../core/publication';

/** A paper's identifier of one scheme, without the scheme and without version; absent where it has none. */
export function identifierOf({ id, aliases }: Paper, scheme: Scheme): string | undefined {
  const found = isOf(id, scheme) ? id : aliases?.find((alias) => isOf(alias, scheme));
  const value = found?.slice(scheme.length + 1);
  return scheme === 'arxiv' ? value?.replace(/v\d+$/, '') : value;
}

function isOf(id: string, scheme: Scheme): boolean {
  return id.charCodeAt(scheme.length) === 58 && id.startsWith(scheme);
}

/** When a paper came out, as numbers; a field is absent where nobody has said it. */
export interface Issued {
  year?: number;
  /** From 1. */
  month?: number;
  day?: number;
}

/** Read when a paper came out: from what pages say, or else from its arXiv id, which begins with year and month. */
export function issuedOf(paper: Paper): Issued {
  const [, year, month, day] = dated.exec(paper.issued ?? '') ?? arxivMonth(identifierOf(paper, 'arxiv'));
  const issued: Issued = {};
  if (year) issued.year = Number(year);
  if (!(Number(month) >= 1 && Number(month) <= 12)) return issued;
  issued.month = Number(month);
  if (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))) issued.day = Number(day);
  return issued;
}

/** When a paper came out in ISO 8601, as precise as it is known. */
export function dateOf(paper: Paper): string | undefined {
  const { year, month, day } = issuedOf(paper);
  const parts = [
    year && String(year).padStart(4, '0'),
    ...[month, day].map((part) => part && String(part).padStart(2, '0')),
  ];
  return parts.filter((part) => part !== undefined).join('-') || undefined;
}

/** Whether a paper has more authors than are known by name, and some are. */
export function hasMoreAuthors({ author = [], authorsIncomplete = false, authorCount = 0 }: PaperFields): boolean {
  return author.length > 0 && (authorsIncomplete || authorCount > author.length);
}

const dated = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Source: https://info.arxiv.org/help/arxiv_identifier.html. The first papers have numbers of 1991. */
function arxivMonth(id = ''): string[] {
  const [whole = '', year = '', month = ''] = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(\d{2})/.exec(id) ?? [];
  return whole === '' ? [] : [whole, (Number(year) >= 91 ? '19' : '20') + year, month];
}

/** Where a paper was published: absent for a preprint, whatever a page calls its archive, and for what was only submitted. */
export function containerOf(paper: Paper): string | undefined {
  const container = paper['container-title']?.trim();
  return container && venueOf(container).isVenue ? container : undefined;
}

/** What the name of a container says. */
interface Venue {
  isVenue: boolean;
  isJournal: boolean;
  isMeeting: boolean;
}

/** Of the names that were looked at last: papers share them. */
const venues = new Map<string, Venue>();

/** Names that are kept. */
const maxVenues = 1_000;

function venueOf(container: string): Venue {
  const kept = venues.get(container);
  if (kept !== undefined) return kept;
  const name = container.slice(0, 1_000);
  const venue = {
    isVenue: !isPreprintServer(name) && !isNoVenue.test(name),
    isJournal: journalWords.test(name),
    isMeeting: proceedingsWords.test(name) || meetings.test(name),
  };
  if (venues.size >= maxVenues) venues.clear();
  venues.set(container, venue);
  return venue;
}

const isNoVenue = /^(?:openreview(?:\.net)?|hal\b.*)$|^submitted to\b|\bwithdrawn\b|\bunder review\b|\brejected\b/i;

/** A DOI as it was written, without the address of its resolver or `doi:` before it. */
export function bareDoi(written: string): string {
  return written.replace(/^\s{0,10}(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s{0,3})/i, '');
}

/**
 * The DOI of the version that is cited; half a character makes it none. One of an arXiv paper's aliases may be the
 * preprint's or another version's.
 */
export function doiOf(paper: Paper, arxiv = identifierOf(paper, 'arxiv')): string | undefined {
  if (paper.DOI) return /^10\.48550\/|\p{Cs}/iu.test(paper.DOI) ? undefined : paper.DOI;
  return arxiv === undefined ? identifierOf(paper, 'doi') : undefined;
}

/** What kind of work a paper is: as somebody has said, or else by where it appeared; a preprint where nothing says so. */
export function kindOf(paper: Paper): PaperType {
  if (paper.type !== undefined) return paper.type;
  const container = containerOf(paper);
  if (container !== undefined) return kindIn(container, paper);
  if (/thesis|dissertation/i.test(paper.genre ?? '')) return 'thesis';
  if (/report/i.test(paper.genre ?? '')) return 'report';
  if (paper.ISBN && paper.publisher) return 'book';
  const isPaper = /^(?!title:)/.test(paper.id) || (paper.aliases?.length ?? 0) > 0 || paper.DOI !== undefined;
  return isPaper || !/^https?:/i.test(paper.URL ?? '') ? 'article' : 'webpage';
}

function kindIn(container: string, { volume, issue, ISSN, ISBN }: Paper): PaperType {
  const isSerial = [volume, issue, ISSN].some((each) => each);
  const { isJournal, isMeeting } = venueOf(container);
  if (isJournal) return 'article-journal';
  if (isMeeting) return 'paper-conference';
  return ISBN && !isSerial ? 'chapter' : 'article-journal';
}

/** Journals that call themselves proceedings, and what is only ever said of journals. */
const journalWords =
  /\bproceedings of (?:the )?(?:national academy|ieee$|royal society|vldb|edinburgh|london math|american math|institution)|\bproceedings (?:of the acm on|on privacy)|^proc\. acm |\b(?:journal|transactions|letters|annals|magazine|quarterly|bulletin)\b/i;

const proceedingsWords =
  /\b(?:proceedings|proc\.|conference|conf\.|workshops?|symposium|congress|meeting of|advances in neural information processing|findings of the|lecture notes)\b|\bproc\.|\bconf\./i;

/** Meetings that are known by their short names, as listings print them. Source: https://dblp.org/db/conf/. */
const meetings =
  /^(?:AAAI|AAMAS|ACCV|ACL|AISTATS|ASPLOS|BMVC|CAV|CCS|CHI|CIKM|COLING|COLM|COLT|CoNLL|CoRL|CRYPTO|CVPR|EACL|ECAI|ECCV|EMNLP|EUROCRYPT|FAccT|FOCS|ICASSP|ICCV|ICDE|ICDM|ICLR|ICML|ICRA|IJCAI|IJCNLP|INTERSPEECH|IROS|ISCA|ISIT|KDD|LICS|MICCAI|MICRO|MLSys|NAACL|NDSS|NeurIPS|NIPS|NSDI|OSDI|PLDI|PODC|PODS|POPL|RecSys|RSS|SIGCOMM|SIGGRAPH|SIGIR|SIGMOD|SODA|SOSP|STOC|TACAS|UAI|UIST|UbiComp|USENIX|VLDB|WACV|WMT|WSDM|WWW)\b(?! journal)/i;
