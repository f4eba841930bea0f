import fc from 'fast-check';
import { type CitedPaper, defaultExport } from '../../src/core/citing';
import type { Name } from '../../src/core/name';
import type { Paper, PaperType } from '../../src/core/paper';
import { bibtexWriter } from '../../src/formats/bibtex';
import { tidyText } from '../../src/formats/latex';
import { written } from '../../src/formats/writer';

/** Papers as BibTeX, as it is written until the user says otherwise. */
export function bibtexOf(papers: readonly CitedPaper[]): string {
  return written(bibtexWriter(defaultExport('bibtex')), papers);
}

/** Everything is included. */
export const whole = { abstract: true, keywords: true, note: true };

/** Words of many scripts, and what formats have a meaning for. */
const words = fc.oneof(
  fc.constantFrom(
    ...'attention BERT $O(n^2)$ 50% R&D #1 a_b {brace} back\\slash ~tilde ^caret <b>tag</b> "quoted" it’s'.split(' '),
    ...'注意力 すべて 주의 Внимание Προσοχή انتباه ध्यान Łódź Ünïcödé 🤗 =1+1 +cmd -x @ref [link](x) `code` * | ; , TY ER'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);

/** One line of text that is tidy, and says something. */
export const line: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('On', 'The', '关于', 'É'), fc.array(words, { maxLength: 5 }))
  .map(([head, rest]) => tidyText([head, ...rest].join(' ')));

const namePart = fc.constantFrom('Touvron', 'Müller-Lüdenscheidt', '王', 'Иванов', "O'Brien", 'Ng', 'García Márquez');

/** Names as the library keeps them. */
export const name: fc.Arbitrary<Name> = fc.oneof(
  fc.record({ family: namePart, given: fc.constantFrom('Hugo', 'J.-P.', '小明', 'Иван') }),
  fc.record({
    family: fc.constantFrom('Maaten', 'Oord'),
    given: fc.constant('Laurens'),
    'non-dropping-particle': fc.constantFrom('van der', 'de'),
  }),
  fc.record({ family: fc.constant('Davis'), given: fc.constant('Sammy'), suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ literal: fc.constantFrom('DeepSeek-AI', 'Open Science Collaboration', '深度求索') }),
);

const digits = fc.integer({ min: 1, max: 999 }).map(String);

const optional = <T extends object>(parts: { [P in keyof T]: fc.Arbitrary<NonNullable<T[P]>> }) =>
  fc.record(parts, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;

const fields: fc.Arbitrary<Partial<Paper>> = optional<Partial<Paper>>({
  author: fc.array(name, { minLength: 1, maxLength: 4 }),
  issued: fc.constantFrom('1999', '2023-07', '2023-07-18'),
  abstract: line,
  'container-title': line.map((text) => `Journal ${text}`),
  'collection-title': line,
  editor: fc.array(name, { minLength: 1, maxLength: 2 }),
  volume: digits,
  issue: digits,
  page: fc.constantFrom('1–12', 'e105', '7'),
  edition: fc.constantFrom('2', 'Second'),
  publisher: line,
  'publisher-place': line,
  DOI: fc.constantFrom('10.1145/3292500.3330701', '10.1000/(sici)1-2;3'),
});

const kind = fc.constantFrom<PaperType>('article-journal', 'paper-conference', 'thesis', 'book', 'chapter', 'article');

/** A paper that has an identifier of its own, and what is said of it. */
export const cited: fc.Arbitrary<CitedPaper> = fc
  .record(
    {
      title: line,
      type: kind,
      said: fields,
      id: fc.constantFrom('arxiv:2307.09288', 'doi:10.1145/3292500.3330701', 'openreview:abcDEF123'),
      key: fc.constantFrom('touvron2023llama', 'Touvron:2023', 'a-b_c.d'),
      tags: fc.uniqueArray(fc.constantFrom('to read/soon', 'C++', '2023', 'a, b', 'x; y', '注意'), { minLength: 1 }),
      note: fc.constantFrom('Good.', 'One\n\nTwo', '# Head\n\n- a *b*\n\n`<x>`'),
      incomplete: fc.boolean(),
    },
    { requiredKeys: ['title', 'type', 'said', 'id', 'key', 'incomplete'] },
  )
  .map(({ title, type, said, id, incomplete, ...rest }) => ({
    ...rest,
    paper: {
      ...said,
      ...(said.author && incomplete && { authorsIncomplete: true }),
      // What an identifier says itself is written as if somebody had said it.
      ...(id.startsWith('arxiv:') && { issued: said.issued ?? '2023-07' }),
      ...(id.startsWith('doi:') && { DOI: id.slice('doi:'.length) }),
      title,
      type,
      id: id as Paper['id'],
    },
  }));

/** What no text should hold, and what one might do harm with. */
export const hostile: CitedPaper = {
  key: 'hostile',
  paper: {
    id: 'title:x|',
    title:
      '\u0000=HYPERLINK("http://evil")\r\nER  - \r\nTY  - JOUR\u2028 \ud800 ](javascript:alert(1)) --- "); <script>',
    author: Array.from({ length: 10_000 }, (_, number) => ({ family: `Doe${number}\n- x`, given: '=Jane\u0007' })),
    URL: 'javascript:alert(1)',
    'container-title': '@SUM(1)\n\n# Head',
    abstract: '---\n```\n</details><script>alert(1)</script>',
  },
  tags: ['=1', '\ud83d', '#'],
  note: '</div><script>alert(1)</script>\n\n```\nunclosed',
};
