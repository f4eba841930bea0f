import type { CitedPaper, Exported } from '../core/citing';
import { issuedOf } from './publication';

/** How many papers have no authors, and how many no year: styles complain about both. */
export function missingIn(papers: readonly CitedPaper[]): Exported['missing'] {
  return {
    authors: papers.filter(({ paper }) => !paper.author?.length).length,
    years: papers.filter(({ paper }) => issuedOf(paper).year === undefined).length,
  };
}
