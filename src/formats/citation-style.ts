import type { CslElement, CslEngine } from 'citeproc';
import type { CitationStyle, References } from '../core/citation-style';
import type { CitedPaper } from '../core/citing';
import { cslItem, parted } from './csl-json';

/**
 * Write references in a citation style, in the style's own order: of the authors, or as given. One that stands alone has no
 * number. The processor, citeproc-js,
 * is loaded with the first of them (docs/adr/0009-citeproc.md); only a page can.
 */
export async function referencesIn(style: CitationStyle, papers: readonly CitedPaper[]): Promise<References> {
  if (papers.length === 0) return { text: '', html: '' };
  const engine = await engineOf(style, papers);
  engine.updateItems(papers.map(({ key }) => key));
  engine.setOutputFormat('html');
  const made = engine.makeBibliography();
  const isAlone = papers.length === 1;
  const entries = (made ? made[1] : []).map((entry) => inlineOf(entry.replace(margin, isAlone ? '' : '$1 ')));
  return {
    text: entries.map((entry) => `${plainOf(entry)}\n`).join(''),
    html: entries.map((entry) => `<p>${entry}</p>\n`).join(''),
  };
}

/** Where the processor puts a reference's number. */
const margin = /<div class="csl-left-margin">([^<]*)<\/div>/;

/** The processor's own boxes give way to one line; everything that is a paper's it has escaped. */
function inlineOf(entry: string): string {
  return entry
    .replace(/<\/?div[^>]*>/g, '')
    .replaceAll(parted, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function plainOf(entry: string): string {
  return entry.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

const styles: Readonly<Record<CitationStyle, () => Promise<{ default: CslElement }>>> = {
  apa: () => import('csl:apa'),
  ieee: () => import('csl:ieee'),
  acm: () => import('csl:association-for-computing-machinery'),
  nature: () => import('csl:nature'),
};

async function engineOf(style: CitationStyle, papers: readonly CitedPaper[]): Promise<CslEngine> {
  const [{ default: CSL }, { default: american }, { default: british }, { default: wanted }] = await Promise.all([
    import('citeproc'),
    import('csl:en-US'),
    import('csl:en-GB'),
    styles[style](),
  ]);
  const items = new Map(papers.map((cited) => [cited.key, cslItem(cited, nothingElse)]));
  const engine = new CSL.Engine(
    {
      retrieveLocale: (language) => (language === 'en-GB' ? british : american),
      retrieveItem: (id) => items.get(id) ?? { id },
    },
    wanted,
  );
  // What stands before a colon in a note isn't a field.
  engine.opt.development_extensions['field_hack'] = false;
  return engine;
}

const nothingElse = { abstract: false, keywords: false, note: false };
