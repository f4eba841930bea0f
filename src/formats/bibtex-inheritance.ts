import type { BibtexEntry } from './bibtex-entries';

/** What an entry doesn't take from another: what only the other is, and what was said of it alone. */
const own = new Set(
  `crossref xdata xref ids entryset entrysubtype related options label shorthand keywords keyword groups note annotation
  annote comment review abstract doi url urldate eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid
  arxivid isbn13 file readstatus ranking priority relevance timestamp owner author+an langid`.split(/\s+/),
);

/** What a volume's fields are called in an entry that is part of it. */
const renamed = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
  ['titleaddon', 'booktitleaddon'],
]);

/** How the entries that are part of another one name what is whole. */
const parts = /^(?:in.*|conference|suppbook|suppcollection|bookinbook)$/;

/** Entries that one takes from: one behind the other, and in all. */
const [maxDepth, maxMet] = [8, 60];

/**
 * Give entries what they take from others by `crossref` and `xdata`, which may come before or behind them, and in a circle:
 * nothing is then taken twice. Source: https://ctan.org/pkg/biblatex (appendix B, inheritance).
 */
export function withInherited(entries: readonly BibtexEntry[]): BibtexEntry[] {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key !== '' && !byKey.has(key)) byKey.set(key, entry);
  }
  /** @param met Whom one has come to from the entry that it is about; no one is asked twice. */
  const fieldsOf = (entry: BibtexEntry, met: Set<BibtexEntry>, above = 0): Map<string, string> => {
    const names = [entry.fields.get('crossref') ?? '', ...(entry.fields.get('xdata') ?? '').split(',').slice(0, 20)];
    const parents = names.flatMap((name) => byKey.get(name.trim().toLowerCase()) ?? []);
    if (parents.length === 0 || above >= maxDepth) return entry.fields;
    const fields = new Map(entry.fields);
    for (const parent of parents) {
      if (met.has(parent) || met.size >= maxMet) continue;
      met.add(parent);
      for (const [name, value] of fieldsOf(parent, met, above + 1)) {
        if (own.has(name) && parent.type !== 'xdata') continue;
        const isPart = parts.test(entry.type) && !parts.test(parent.type) && parent.type !== 'xdata';
        const as = isPart ? (renamed.get(name) ?? name) : name;
        if (!fields.has(as)) fields.set(as, value);
      }
    }
    return fields;
  };
  return entries.map((entry) => ({ ...entry, fields: fieldsOf(entry, new Set([entry])) }));
}
