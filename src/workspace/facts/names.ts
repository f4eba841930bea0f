import { displayName, type Name, parseName } from '../../core/name';
import { tidy } from '../../core/text';

/** What stands in place of names that a list leaves out. */
export const others = 'and others';

/** Write names one a line: `Family, Given`, and in braces what is no person's and would be split. */
export function nameLines(names: readonly Name[], areMore: boolean): string {
  return [...names.map(nameLine), ...(areMore ? [others] : [])].join('\n');
}

/**
 * Read names, one a line or with `and` between them, as they are printed or as `Family, Given`; what stands in braces is
 * left whole. A line that was written of one of `known` is that name again, however it was split.
 */
export function readNames(typed: string, known: readonly Name[]): { names: Name[]; areMore: boolean } {
  const before = new Map(known.map((name) => [nameLine(name), name]));
  const lines = typed
    .split('\n')
    .map(tidy)
    .flatMap((line) => (before.has(line) || line.startsWith('{') ? [line] : line.split(/ and (?!others$)/i)))
    .filter((line) => line !== '');
  const areMore = isOthers(lines.at(-1));
  const all = areMore ? withoutOthers(lines) : lines;
  return { names: all.flatMap((line) => before.get(line) ?? nameOf(line)), areMore };
}

/** The last line may end in `et al.` or be all of it. */
function isOthers(line: string | undefined): boolean {
  return (
    line !== undefined && /(?:^|[ ,])(?:and others|others|et al\.?|…|\.\.\.)$/i.test(line) && !line.startsWith('{')
  );
}

function withoutOthers(lines: readonly string[]): string[] {
  const last = (lines.at(-1) ?? '').replace(/(?:^|[ ,])(?:and others|others|et al\.?|…|\.\.\.)$/i, '');
  return [...lines.slice(0, -1), last.trim().replace(/,$/, '')].filter((line) => line !== '');
}

function nameLine(name: Name): string {
  const { family, given, suffix } = name;
  if (!family) return wholeLine(displayName(name));
  const surname = [name['non-dropping-particle'], family].filter(Boolean).join(' ');
  return [surname, suffix, given].filter(Boolean).join(', ');
}

/** A name that isn't split, so written that it isn't split when it is read again. */
function wholeLine(whole: string): string {
  const isPlain = !whole.includes(' ') && parseName(whole).literal === whole;
  return isPlain ? whole : `{${whole}}`;
}

/** The name that a line is; none where it consists of commas. */
function nameOf(line: string): Name[] {
  const [, whole] = /^\{(.*)\}$/.exec(line) ?? [];
  const name = whole === undefined ? parseName(line) : { literal: tidy(whole) };
  return name.family || name.literal ? [name] : [];
}
