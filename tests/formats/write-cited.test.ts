import { describe, expect, it } from 'vitest';
import type { CitedPaper } from '../../src/core/citing';
import { defaultExport } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { citeListing, unknownIn, writeCited } from '../../src/formats/write-cited';

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
  it('are cited as the library does where it has them, by any of their ids, and as was proposed elsewhere', () => {
    const papers = [
      paper('arxiv:2401.00002', 'Margins, too'),
      paper('arxiv:2401.00001', 'Margins'),
      paper('doi:10.1/z', 'Margins', { aliases: ['arxiv:2401.00001'] }),
      paper('arxiv:2401.00003', 'Ink'),
    ];
    const unknown = unknownIn(papers, [known]);
    expect(unknown.map(({ title }) => title)).toEqual(['Margins, too', 'Ink']);
    const proposed = unknown.map((one, at) => ({ paper: one, key: `key${at}` }));
    expect(citeListing(papers, [known], proposed).map(({ key }) => key)).toEqual(['key0', known.key, 'key1']);
  });

  it('are counted with what they lack', () => {
    const { author: _, issued: __, ...bare } = paper('doi:10.1/y', 'Nobody, never');
    const cited = [known, { paper: bare, key: 'y' }];
    const { text, count, missing } = writeCited(cited, defaultExport('biblatex'));
    expect({ count, missing }).toEqual({ count: 2, missing: { authors: 1, years: 1 } });
    expect(text.match(/^@/gm)).toHaveLength(2);
  });
});
