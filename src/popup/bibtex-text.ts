/** Characters of BibTeX that the preview shows. */
const previewLength = 4_000;

/** The first entries of a BibTeX text, whole, exactly as written. */
export function firstEntries(bibtex: string): string {
  if (bibtex.length <= previewLength) return bibtex;
  const end = bibtex.lastIndexOf('\n@', previewLength);
  return bibtex.slice(0, end > 0 ? end : previewLength);
}

/** How many entries have no authors, and how many no year. */
export function missingIn(bibtex: string): { authors: number; years: number } {
  const entries = bibtex.split(/^(?=@)/m).filter((entry) => entry.startsWith('@'));
  return {
    authors: entries.filter((entry) => !/^ *author *=/im.test(entry)).length,
    years: entries.filter((entry) => !/^ *(?:year|date) *=/im.test(entry)).length,
  };
}
