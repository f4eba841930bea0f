import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import demo from '../../../scripts/demo/papers.json' with { type: 'json' };
import type { CitedPaper } from '../../../src/core/citing';
import type { PaperId } from '../../../src/core/identifier';
import { parseName } from '../../../src/core/name';
import type { Paper } from '../../../src/core/paper';
import { hardCases } from './hard-cases';

const here = import.meta.dirname;

/**
 * The papers that exports are proven with, the same ones in every run, their keys `c1`, `c2` and so on: what the demo, the
 * fixtures and `facts.tsv` say of real papers, then the hard cases.
 */
export function corpus(): CitedPaper[] {
  const real = new Map([...demoPapers(), ...fixturePapers(), ...factPapers()].map((paper) => [paper.id, paper]));
  const cases = [...[...real.values()].map((paper) => ({ paper })), ...hardCases()];
  return cases.map((each, index) => ({ ...each, key: `c${index + 1}` }));
}

function demoPapers(): Paper[] {
  return demo.map(({ id, title, authors, authorCount, submitted, category, abstract }) => ({
    id: `arxiv:${id}` as PaperId,
    title,
    author: authors.map(parseName),
    authorCount,
    issued: submitted,
    categories: [category],
    abstract,
  }));
}

function fixturePapers(): Paper[] {
  const sites = join(here, '../../sites');
  const files = readdirSync(sites, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('expected.json'),
  );
  return files.toSorted().flatMap((file) => {
    const { cards } = JSON.parse(readFileSync(join(sites, file), 'utf8')) as {
      cards: (Paper & { author?: string[] })[];
    };
    return cards.map(
      ({ author, ...rest }) =>
        ({ ...rest, ...(author && { author: author.map((name) => parseName(name as string)) }) }) as Paper,
    );
  });
}

/** Facts of papers that listings showed: id, date, venue, DOI, category, title and authors. */
function factPapers(): Paper[] {
  const [, ...lines] = readFileSync(join(here, 'facts.tsv'), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [id = '', issued, venue, DOI, category, title = '', authors = ''] = line.split('\t');
    const names = authors.split('; ').filter((name) => name !== '' && name !== 'others');
    return {
      id: id as PaperId,
      title,
      ...(names.length > 0 && { author: names.map(parseName) }),
      ...(authors.endsWith('; others') && { authorsIncomplete: true }),
      ...(issued && { issued }),
      ...(venue && { 'container-title': venue }),
      ...(DOI && { DOI }),
      ...(category && { categories: [category] }),
    };
  });
}
