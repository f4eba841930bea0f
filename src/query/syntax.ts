import { type FieldName, queryFields } from './fields';

/** What the language has besides its fields. */
const forms = [
  { name: 'words', examples: ['diffusion video'] },
  { name: 'phrase', examples: ['"low-rank adaptation"'] },
  { name: 'prefix', examples: ['quantiz*'] },
  { name: 'pattern', examples: ['/\\bLLMs?\\b/', '/survey|review/i'] },
  { name: 'not', examples: ['-video', 'NOT video'] },
  { name: 'or', examples: ['lora OR adapter'] },
  { name: 'parentheses', examples: ['(lora OR adapter) -vision'] },
  { name: 'group', examples: ['title:(lora OR adapter -vision)'] },
  { name: 'comparison', examples: ['year>=2024', 'upvotes<10'] },
  { name: 'range', examples: ['year:2022..2024', 'date:2026-01..'] },
] as const satisfies readonly { name: string; examples: readonly string[] }[];

/** One row of the syntax help: `syntax_<name>` in `_locales` says what it means. */
export interface SyntaxRow {
  name: (typeof forms)[number]['name'] | FieldName;
  /** Each can be read. */
  examples: readonly string[];
}

/** The syntax help: the language's forms, then its fields from their table. */
export const syntax: readonly SyntaxRow[] = [
  ...forms,
  ...queryFields.map(({ name, examples }) => ({ name, examples })),
];
