import type { PaperType } from '../core/paper';
import type { Publication } from '../core/publication';
import { factsOf, limits } from './facts';

const name = '(?<name>\\p{L}[^;:()\\d]{1,150}?)';
const volume = '(?<volume>[A-Z]?\\d{1,4})';
const issue = '(?:\\((?<issue>\\d{1,5}(?:[-–/]\\d{1,5})?)\\))';
const page = '[A-Za-z]{0,2}\\d{1,7}';
const pages = `(?<pages>${page}(?: ?[-–—]{1,2} ?${page})?)`;
const year = '\\(?(?<year>(?:19|20)\\d\\d)\\)?';

/** Forms in which authors write where a paper has appeared; each is held against all of what they wrote. */
const forms = [
  // Phys. Rev. Lett. 120, 221101 (2018); Nature 521(7553):436-444, 2015
  `${name},? ${volume} ?${issue}?[,:] ?${pages},? ?${year}`,
  // Journal of Machine Learning Research 15 (2014) 1929-1958
  `${name},? ${volume} ?\\((?<year>(?:19|20)\\d\\d)\\),? ?(?:(?:pages?|pp?\\.) ?)?${pages}`,
  // IEEE Trans. Pattern Anal. Mach. Intell., vol. 39, no. 6, pp. 1137-1149, June 2017
  `${name}, ?[Vv]ol(?:ume|\\.)? ?(?<volume>\\d{1,4})(?:, ?(?:[Nn]o|[Ii]ssue|[Nn]umber)\\.? ?(?<issue>\\d{1,3}))?(?:, ?(?:(?:[Pp]ages?|[Pp]p?\\.?) ?)?${pages})?,? (?:[A-Z][a-z]{2,8}\\.? )?${year}`,
  // Phys.Rev.D76:013009,2007
  `(?<name>(?:[A-Z][a-z]{0,12}\\.){1,6}[A-Z]?) ?(?<volume>\\d{1,4}):${pages},${year}`,
  // Proceedings of the 37th International Conference on Machine Learning, pages 1-10, 2020
  `(?:In )?(?<name>Proceedings of [^,;:]{5,200}?)(?:, ?(?:[Pp]ages?|[Pp]p?\\.?) ?${pages})?,? ${year}`,
  // 2021 IEEE International Conference on Cloud Engineering (IC2E 2021), 2021, pp. 1-9
  `(?<name>(?<year>20\\d\\d) [^,;:()]{5,150}(?: \\([A-Za-z\\d -]{2,20}\\))?)(?:, (?:20\\d\\d, )?pp\\. ?${pages})?`,
].map((form) => new RegExp(`^${form}\\.?$`, 'u'));

const conferences =
  'AAAI AAMAS ACCV ACL AISTATS BMVC CHI CIKM COLING COLM COLT CoNLL CoRL CVPR EACL ECCV ECIR ECML EMNLP FAccT FOCS HPCA ICALP ICASSP ICCV ICDE ICDM ICLR ICML ICRA ICSE IJCAI IJCNN INTERSPEECH Interspeech IROS ISCA ISIT ISMIR ISSTA KDD LREC MICCAI MICRO MLSys NAACL NDSS NeurIPS NIPS NSDI OOPSLA OSDI PLDI PODS POPL RecSys RSS SIGGRAPH SIGIR SIGMOD SODA STOC UAI UIST USENIX VLDB WACV WSDM WWW'.split(
    ' ',
  );

/** ICML 2019; NeurIPS 2020. */
const conferenceOfYear = new RegExp(`^(?:In )?(?<name>(?:Findings of )?(?:${conferences.join('|')})),? ${year}$`);

/** What hasn't appeared, is corrected elsewhere, or stands in a series whose volume has a title of its own. */
const unsafe =
  /\b(?:submitted|submission|appear|accepted|press|preprint|review|erratum|corrigendum|lect(?:ure|\.) ?notes|LNCS|LNAI|workshop|abstract|poster|talk|arxiv|thesis|report)\b/i;

/**
 * Read where a paper has appeared from a reference that its authors wrote, where it has one of a few forms as a whole.
 * @returns Undefined where any of it isn't understood for sure.
 */
export function readJournalReference(text: string): Publication['facts'] | undefined {
  const reference = text
    .slice(0, limits.venue)
    .replace(/\s+/g, ' ')
    // A journal's short name behind its long one.
    .replace(/ \([A-Z][A-Za-z]{1,9}\)(?=,)/, '')
    .trim();
  if (reference.length < 6 || unsafe.test(reference)) return undefined;
  const conference = conferenceOfYear.exec(reference)?.groups;
  if (conference) return facts('paper-conference', `${conference['name']} ${conference['year']}`, conference);
  for (const form of forms) {
    const parts = form.exec(reference)?.groups;
    const found = parts && partsOf(parts);
    if (found) return found;
  }
  return undefined;
}

type Parts = { [part: string]: string | undefined };

function partsOf(parts: Parts): Publication['facts'] | undefined {
  const container = (parts['name'] ?? '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .replace(/[\s,]+$/, '')
    .trim();
  // Two words grown together, more than one journal, or a name that is none.
  if (/\p{Ll}\p{Lu}\p{Ll}|[&;]{2}|^(?:In|The|Vol)$|\b(?:[Vv]ol|[Nn]o|pp)\b/u.test(container) || container.length < 3)
    return undefined;
  // Whose volume has a number has one as a journal has; all others are proceedings by their name.
  const isVolume = parts['volume'] !== undefined;
  if (isVolume && /\b(?:conference|symposium|conf|symp)\b/i.test(container)) return undefined;
  if (!isVolume && !/\b(?:Proceedings|Conference|Symposium)\b/i.test(container)) return undefined;
  return facts(isVolume ? 'article-journal' : 'paper-conference', container, parts);
}

function facts(type: PaperType, container: string, parts: Parts): Publication['facts'] {
  return factsOf<Publication['facts']>({
    type,
    issued: parts['year'],
    'container-title': container,
    volume: parts['volume'],
    issue: parts['issue'],
    page: parts['pages']?.replace(/ ?[-–—]{1,2} ?/, '–'),
  });
}
