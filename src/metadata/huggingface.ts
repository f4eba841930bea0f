import { identify } from '../core/identifier';
import type { Paper, PaperFields } from '../core/paper';
import { identifierOf } from '../formats/publication';
import { AnswerUnreadable } from './errors';
import { authorsOf, factsOf, isoDate, limits, printedName } from './facts';
import { readAccents } from './plain-latex';
import type { MetadataSource } from './source';
import { parseJson } from './told';

/** It shows arXiv's papers, by ids of the new kind only. */
const keyOf = (paper: Paper) => /^\d{4}\.\d{4,5}$/.exec(identifierOf(paper, 'arxiv') ?? '')?.[0];

/** Hugging Face's API. Source: https://huggingface.co/docs/hub/api (`GET /api/papers/{id}`). */
export const huggingface: MetadataSource = {
  id: 'huggingface',
  name: 'Hugging Face',
  host: 'https://huggingface.co/*',
  hasCors: false,
  site: 'huggingface',
  asks: 'https://huggingface.co/api/papers/<arXiv id>',
  batch: 1,
  pause: 1_000,
  keyOf,
  request: ([paper]) => ({
    url: `https://huggingface.co/api/papers/${paper ? keyOf(paper) : ''}`,
    accept: 'application/json',
  }),
  read(answer, [asked]) {
    const told = parseJson(answer);
    const id = told.of('id').text(limits.short);
    if (id === undefined) throw new AnswerUnreadable('Expected a paper, got something else');
    if (!asked || identify(`arXiv:${id}`) !== `arxiv:${keyOf(asked)}`) return new Map();
    const authors = told.of('authors');
    const names = authors.list(limits.names).map((author) => printedName(author.of('name').text(limits.name)));
    const fields: PaperFields = {
      ...authorsOf(names, authors.length),
      ...factsOf<PaperFields>({
        title: line(told.of('title').text(limits.title)),
        abstract: line(told.of('summary').text(limits.abstract)),
        issued: isoDate(told.of('publishedAt').text(limits.short)),
      }),
    };
    return new Map([[asked.id, { fields }]]);
  },
};

/** It has its texts from arXiv, with LaTeX. */
function line(text: string | undefined): string | undefined {
  return text === undefined ? undefined : readAccents(text);
}
