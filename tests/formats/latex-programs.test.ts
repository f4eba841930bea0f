import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from './citations/corpus';
import { damages } from './citations/judge';
import { dialects, settingsOf, typeset, validate, writtenIn } from './citations/proof';
import { hasProgram, TexFolder } from './citations/tex';

const hasLatex = hasProgram('pdflatex') && hasProgram('bibtex');
const hasBiber = hasProgram('biber');
if (!hasLatex || !hasBiber) console.warn('TeX is missing: what is exported is not compiled.');

// The whole is `npm run -s citations-proof`: this is what every machine of ours has, and takes little.
const all = corpus();
const [asciiBibtex, , , utf8Biblatex] = dialects;
const titled = all.filter(({ paper }) => paper.title);

let folder: TexFolder;
beforeAll(() => {
  folder = new TexFolder();
});
afterAll(() => folder.remove());

describe('the corpus', () => {
  it('has at least 500 papers, each with a key of its own', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(500);
  });

  it.each(dialects)(
    'is read back whole by another parser: $name',
    (dialect) => {
      expect(damages(writtenIn(dialect, all), all)).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(!hasLatex)('pdflatex and bibtex', () => {
  const settings = settingsOf(asciiBibtex as (typeof dialects)[number]).filter(
    ({ engine, processor, style }) => engine === 'pdflatex' && processor === 'bibtex' && style !== 'plainnat',
  );

  it.each(settings)(
    'set every entry in the style $style without a word of complaint',
    (setting) => {
      const { faults, entries, papers } = typeset(folder, asciiBibtex as (typeof dialects)[number], setting, all);
      expect(faults).toEqual([]);
      expect(entries).toBe(papers);
    },
    120_000,
  );
});

describe.skipIf(!hasBiber)('biber', () => {
  it('finds every entry right in its data model, those in other scripts too', () => {
    const { faults, entries } = validate(folder, utf8Biblatex as (typeof dialects)[number], titled);
    expect(faults).toEqual([]);
    expect(entries).toBe(titled.length);
  }, 180_000);
});
