import { describe, expect, it } from 'vitest';
import { defaultExport, type TextFormat } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { writerOf } from '../../src/formats/write';
import { written } from '../../src/formats/writer';

const formats: TextFormat[] = ['bibtex', 'biblatex', 'ris', 'csl-json', 'csv', 'markdown', 'html'];

/** One that came in by a door that let half a character through. */
const torn: Paper = {
  id: 'title:torn|gloss',
  title: 'Torn \ud83d',
  author: [{ family: 'Gloss', given: '\udc00' }],
  type: 'article-journal',
  'container-title': 'Margins \ud800',
  DOI: '10.1000/torn\ud83d',
  URL: 'https://example.org/\ud83d',
};

describe('every format', () => {
  it.each(formats)('writes a paper of half characters as %s, and the one behind it', (format) => {
    const whole: Paper = { id: 'arxiv:2401.00001', title: 'Whole' };
    const text = written(writerOf({ ...defaultExport(format), order: 'given' }), [
      { paper: torn, key: 'torn' },
      { paper: whole, key: 'whole' },
    ]);
    expect(text).toContain('Whole');
    expect(text).not.toMatch(/\p{Cs}/u);
  });
});
