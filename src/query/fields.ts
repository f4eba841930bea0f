/** What stands behind a field's name: each kind is read in its own way (src/query/conditions.ts). */
export type FieldKind =
  | 'text'
  | 'author'
  | 'value'
  | 'status'
  | 'id'
  | 'doi'
  | 'year'
  | 'number'
  | 'age'
  | 'day'
  | 'added'
  | 'is'
  | 'has';

/** A field of the language. Parser, completion and help are made from the table of these. */
export interface QueryField {
  /** As it is typed, without the colon. */
  name: string;
  takes: FieldKind;
  /** What the help shows; each can be read. */
  examples: readonly string[];
  /** Other names that people know it by: not understood, but answered with a suggestion. */
  alsoCalled?: readonly string[];
}

/** Every field of the language, in the order in which help shows them. */
export const queryFields = [
  { name: 'title', takes: 'text', examples: ['title:quantiz*', 'title:(lora OR adapter)'], alsoCalled: ['ti', 'name'] },
  { name: 'abstract', takes: 'text', examples: ['abstract:"low rank"'], alsoCalled: ['abs', 'summary', 'text'] },
  { name: 'author', takes: 'author', examples: ['author:"Hu, E"', 'author:vasw*'], alsoCalled: ['au', 'by', 'from'] },
  { name: 'tag', takes: 'value', examples: ['tag:ml/peft', 'tag:ml*'], alsoCalled: ['label', 'keyword', 'topic'] },
  { name: 'note', takes: 'text', examples: ['note:"to cite"'], alsoCalled: ['remark'] },
  { name: 'site', takes: 'value', examples: ['site:huggingface'], alsoCalled: ['host', 'source', 'website'] },
  { name: 'category', takes: 'value', examples: ['category:cs.CV', 'category:cs.*'], alsoCalled: ['cat', 'subject'] },
  { name: 'venue', takes: 'text', examples: ['venue:NeurIPS'], alsoCalled: ['journal', 'conference', 'conf', 'jr'] },
  { name: 'status', takes: 'status', examples: ['status:unread'], alsoCalled: ['state'] },
  { name: 'id', takes: 'id', examples: ['id:2307.09288', 'id:arxiv:2307*'], alsoCalled: ['arxiv', 'url'] },
  { name: 'doi', takes: 'doi', examples: ['doi:10.1145/3292500.3330701'] },
  { name: 'year', takes: 'year', examples: ['year>=2024', 'year:2022..2024'] },
  { name: 'date', takes: 'day', examples: ['date:2023-05..2023-07', 'date>2024'], alsoCalled: ['published', 'day'] },
  { name: 'age', takes: 'age', examples: ['age<7d', 'age>=2w'], alsoCalled: ['old', 'newer', 'older'] },
  { name: 'added', takes: 'added', examples: ['added<7d', 'added>=2026-01'], alsoCalled: ['saved', 'since'] },
  { name: 'read', takes: 'added', examples: ['read<7d', 'read:2026-03'], alsoCalled: ['finished', 'done'] },
  { name: 'upvotes', takes: 'number', examples: ['upvotes>50'], alsoCalled: ['votes', 'likes', 'stars', 'points'] },
  { name: 'comments', takes: 'number', examples: ['comments>3'], alsoCalled: ['replies'] },
  { name: 'authors', takes: 'number', examples: ['authors<=3'] },
  { name: 'has', takes: 'has', examples: ['has:note', '-has:abstract'], alsoCalled: ['with'] },
  { name: 'is', takes: 'is', examples: ['is:starred', 'is:unread'] },
] as const satisfies readonly QueryField[];

/** The name of a field. */
export type FieldName = (typeof queryFields)[number]['name'];

/** One of the table's fields. */
export interface KnownField extends QueryField {
  name: FieldName;
}

const byName = new Map<string, KnownField>(queryFields.map((field) => [field.name, field]));
const byOtherName = new Map<string, KnownField>(
  queryFields.flatMap((field: KnownField) => (field.alsoCalled ?? []).map((name) => [name, field] as const)),
);

/** Find a field by its name, in letters of any size. */
export function fieldNamed(name: string): KnownField | undefined {
  return byName.get(name.toLowerCase());
}

/** Find the field that a name was meant for: one known by it elsewhere, or spelt nearly so. */
export function nearestField(name: string): KnownField | undefined {
  const typed = name.toLowerCase();
  const near = nearest(typed, [...byName.keys()]);
  return byOtherName.get(typed) ?? (near === undefined ? undefined : byName.get(near));
}

/** The one of some words that differs least from what was typed; undefined where none is close. */
export function nearest<T extends string>(typed: string, known: readonly T[]): T | undefined {
  const word = typed.toLowerCase();
  const bound = word.length < 5 ? 1 : 2;
  const ranked = known
    .map((name) => ({ name, steps: name.startsWith(word) && word.length > 2 ? 0.5 : stepsBetween(word, name) }))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0] && ranked[0].steps <= bound && ranked[0].steps < word.length ? ranked[0].name : undefined;
}

/** Letters to add, leave out, change or swap with the next until one word is the other; 9 where lengths differ much. */
function stepsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 9;
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        (last?.[column] ?? 9) + 1,
        (line[column - 1] ?? 9) + 1,
        (last?.[column - 1] ?? 9) + (same ? 0 : 1),
        swapped ? (before?.[column - 2] ?? 9) + 1 : 9,
      );
    }
    [before, last] = [last, line];
  }
  return last?.[b.length] ?? 9;
}
