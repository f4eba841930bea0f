import { describe, expect, it } from 'vitest';
import type { CitedPaper } from '../../src/core/citing';
import { defaultExport, defaultKeyPattern } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { citeListing, writeListing } from '../../src/formats/listing-export';

const paper = (id: Paper['id'], title: string, more: Partial<Paper> = {}): Paper => ({
  id,
  title,
  author: [{ family: 'Gloss', given: 'Ada' }],
  issued: '2024',
  ...more,
});

const known: CitedPaper = {
  paper: paper('doi:10.1/x', 'Margins', { aliases: ['arxiv:2401.00001'] }),
  key: 'gloss2024margins',
};

describe('the papers of a page', () => {
  it('are cited as the library does where it has them, by any of their ids, and by keys of their own elsewhere', () => {
    const cited = citeListing(
      [
        paper('arxiv:2401.00001', 'Margins'),
        paper('arxiv:2401.00002', 'Margins, too'),
        paper('arxiv:2401.00003', 'Ink'),
      ],
      [known],
      defaultKeyPattern,
    );
    expect(cited[0]).toBe(known);
    expect(cited.map(({ key }) => key)).toEqual(['gloss2024margins', 'gloss2024marginsa', 'gloss2024ink']);
  });

  it('are one where the library says so', () => {
    const both = [paper('arxiv:2401.00001', 'Margins'), paper('doi:10.1/x', 'Margins')];
    expect(citeListing(both, [known], defaultKeyPattern)).toEqual([known]);
  });

  it('have keys though the pattern can’t be read', () => {
    expect(citeListing([known.paper], [], 'auth(')[0]?.key).toMatch(/^gloss/);
  });

  it('are counted with what they lack', () => {
    const { author: _, issued: __, ...bare } = paper('doi:10.1/y', 'Nobody, never');
    const cited = [known, { paper: bare, key: 'y' }];
    const { text, count, missing } = writeListing(cited, defaultExport('biblatex'));
    expect({ count, missing }).toEqual({ count: 2, missing: { authors: 1, years: 1 } });
    expect(text.match(/^@/gm)).toHaveLength(2);
  });
});
