import { identify, type PaperId, preferredSchemes } from '../core/identifier';

/** An identifier in a line, and where it stands. */
export interface IdInText {
  id: PaperId;
  start: number;
  end: number;
}

const label = 'arxiv|doi|pmid|pmcid|openreview|acl|dblp|corpusid';
const candidate = new RegExp(
  [
    String.raw`https?:\/\/[^\s<>"“”‘’{}|\\^\[\]\x60]{4,1500}`,
    String.raw`(?<![\w.-])(?:${label}) ?: ?[^\s<>"“”{}|\\^\[\],;]{4,300}`,
    String.raw`(?<![\w./-])abs\/\d{4}\.\d{4,5}`, // As DBLP cites a preprint.
    String.raw`(?<![\w./-])10\.\d{4,9}\/[^\s<>"“”{}|\\^\[\]]{1,300}`,
    String.raw`(?<![\w./@-])(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,10}\/[^\s<>"“”{}|\\^\[\]]{2,500}`,
  ].join('|'),
  'gi',
);

/** Find every paper that a line names by an address or a labelled identifier, in order, wherever in the line it stands. */
export function idsIn(line: string): IdInText[] {
  const found: IdInText[] = [];
  for (const { 0: written, index } of line.matchAll(candidate)) {
    const text = withoutPunctuation(written);
    const id = identify(text) ?? identify(text.replace(/ ?: ?/, ':').replace(/^abs\//i, 'arXiv:'));
    if (id !== undefined) found.push({ id, start: index, end: index + text.length });
  }
  return found;
}

const arxivNumber = /^\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,3})?$/;
const oldArxivNumber = new RegExp(
  `^(?:${'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga econ eess funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin quant-ph solv-int stat supr-con'.replaceAll(' ', '|')})(?:\\.[A-Z]{2})?/\\d{7}(?:v\\d{1,3})?$`,
);

/** The ids of a line of nothing but arXiv numbers (`2307.09288v2, hep-th/9901001`); none where there is anything else. */
export function bareIdsIn(line: string): PaperId[] {
  if (line.length > 2_000) return [];
  const tokens = line
    .replace(/^(?:[-*•]|\d{1,5}[.)])\s+/, '')
    .split(/[\s,;]+/)
    .map((token) => token.replace(/^[[(]|[\])]$/g, ''))
    .filter((token) => token !== '');
  if (!tokens.every((token) => arxivNumber.test(token) || oldArxivNumber.test(token))) return [];
  return tokens.map((token) => identify(`arXiv:${token}`)).filter((id) => id !== undefined);
}

/** The id and the text behind it of a line like `[2307.09288] Llama 2: …`, as an arXiv page's title is copied. */
export function leadingId(line: string): { id: PaperId; rest: string } | undefined {
  const [, number = '', rest = ''] = /^\[?(\d{4}\.\d{4,5}(?:v\d{1,3})?)\]?[ :|,–-]+(.{8,500})$/.exec(line) ?? [];
  const id = arxivNumber.test(number) ? identify(`arXiv:${number}`) : undefined;
  return id && { id, rest };
}

/** The ids of one paper, each once, that by which it is best known first. */
export function sortIds(ids: readonly PaperId[]): PaperId[] {
  const rank = (id: PaperId) => preferredSchemes.findIndex((scheme) => id.startsWith(`${scheme}:`));
  return [...new Set(ids)].sort((a, b) => rank(a) - rank(b));
}

/** Leave off what the sentence around an address put behind it: full stops, quotes, brackets that were opened before it. */
function withoutPunctuation(written: string): string {
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written[end - 1] ?? '';
    if (/[.,;:!?'"*_…»]/.test(last)) continue;
    if (last !== ')' || count(written, '(', end) >= count(written, ')', end)) break;
  }
  // Of a Markdown link, a parenthesis that was never opened ends the address.
  const text = written.slice(0, end);
  const close = text.indexOf(')');
  return close !== -1 && !text.slice(0, close).includes('(') ? text.slice(0, close) : text;
}

function count(text: string, sign: string, end: number): number {
  let found = 0;
  for (let at = text.indexOf(sign); at !== -1 && at < end; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
