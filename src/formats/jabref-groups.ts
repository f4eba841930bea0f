/** What JabRef's comments say of groups: each group's path by its name, and the groups of entries by their keys. */
export interface JabrefGroups {
  paths: Map<string, string>;
  byKey: Map<string, string[]>;
}

/** Groups of one file, how deep they nest, and entries that one names. */
const [maxGroups, maxDepth, maxKeys] = [20_000, 20, 100_000];

/**
 * Read the groups of JabRef, which Better BibTeX writes for Zotero's collections, too. Up to version 3 a group names its
 * entries, since then an entry its groups.
 * Source: https://github.com/JabRef/jabref (MetadataSerializationConfiguration, GroupsParser).
 */
export function readJabrefGroups(comments: readonly string[]): JabrefGroups {
  const groups: JabrefGroups = { paths: new Map(), byKey: new Map() };
  let keys = 0;
  for (const comment of comments) {
    const [head] = /^\s*jabref-meta:\s*(?:grouping|groupstree):/.exec(comment) ?? [];
    if (head === undefined) continue;
    const path: string[] = [];
    for (const unit of unitsOf(comment.slice(head.length), ';').slice(0, maxGroups)) {
      const [, level = '', kind, rest = ''] =
        /^\s*(\d{1,3})\s+([A-Za-z]{1,40})Group:(.*)$/s.exec(unescaped(unit)) ?? [];
      const depth = Number(level);
      if (kind === undefined || depth === 0 || depth > maxDepth) continue;
      const [name = '', , ...named] = unitsOf(rest, ';').map((one) => unescaped(one).trim());
      path.length = Math.min(path.length, depth - 1);
      path.push(name);
      const whole = path.filter((one) => one !== '').join('/');
      if (name !== '' && !groups.paths.has(name)) groups.paths.set(name, whole);
      if (kind !== 'Explicit') continue;
      for (const key of named.filter((one) => one !== '')) {
        keys += 1;
        if (keys > maxKeys) break;
        const known = groups.byKey.get(key);
        if (known) known.push(whole);
        else groups.byKey.set(key, [whole]);
      }
    }
  }
  return groups;
}

/** The tags that an entry's `groups` stand for. */
export function groupTags(written: string, { paths }: JabrefGroups): string[] {
  return unitsOf(written.slice(0, 20_000), ',')
    .map((one) => unescaped(one).trim())
    .filter((name) => name !== '')
    .map((name) => paths.get(name) ?? name);
}

/** Cut at each sign that no backslash stands before. Old files are wrapped wherever a line was full. */
function unitsOf(text: string, sign: string): string[] {
  const units: string[] = [];
  let unit = '';
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    if (one === '\\') {
      unit += one + (text[at + 1] ?? '');
      at += 1;
    } else if (one === sign) {
      units.push(unit);
      unit = '';
    } else if (one !== '\n' && one !== '\r') unit += one;
  }
  return [...units, unit];
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
