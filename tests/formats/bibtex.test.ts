import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExport } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { biblatexWriter } from '../../src/formats/biblatex';
import { bibtexWriter } from '../../src/formats/bibtex';
import { written } from '../../src/formats/writer';
import { bibtexOf } from './cited';

const llama: Paper = {
  id: 'arxiv:2307.09288',
  title: 'Llama 2: Open Foundation and Fine-Tuned Chat Models',
  author: [
    { family: 'Touvron', given: 'Hugo' },
    { family: 'Martin', given: 'Louis' },
  ],
  authorCount: 68,
  issued: '2023-07-18',
  categories: ['cs.CL', 'cs.AI'],
  URL: 'https://huggingface.co/papers/2307.09288',
};

const entry = (paper: Paper) => bibtexOf([{ paper, key: 'key' }]);

describe('BibTeX', () => {
  it('writes a preprint with its fields in their order', () => {
    expect(bibtexOf([{ paper: llama, key: 'touvron2023llama' }])).toBe(`@misc{touvron2023llama,
  title = {Llama 2: Open Foundation and Fine-Tuned Chat Models},
  author = {Touvron, Hugo and Martin, Louis and others},
  year = {2023},
  month = jul,
  eprint = {2307.09288},
  archivePrefix = {arXiv},
  primaryClass = {cs.CL},
  url = {https://arxiv.org/abs/2307.09288}
}
`);
  });

  it('parts entries by one blank line and ends in a line break', () => {
    const text = bibtexOf([
      { paper: llama, key: 'a' },
      { paper: llama, key: 'b' },
    ]);
    expect(text).toMatch(/\}\n\n@misc\{b,/);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('writes nothing for no papers', () => {
    expect(bibtexOf([])).toBe('');
  });

  it('leaves out what is not known', () => {
    expect(entry({ id: 'title:x|', title: 'X', author: [], issued: 'soon', categories: ['Computer Science'] })).toBe(
      '@misc{key,\n  title = {{X}},\n  key = {X}\n}\n',
    );
  });

  it('names the sort key of an entry without authors, which styles warn about otherwise', () => {
    expect(entry({ id: 'arxiv:2307.09288', title: 'Untitled' })).toContain('  key = {Untitled},');
    expect(entry(llama)).not.toContain('key = ');
  });

  it('keeps what follows a colon whole for bibtexu, if it has more bytes than one', () => {
    const titled = (title: string) => entry({ id: 'arxiv:2307.09288', title });
    expect(titled('Память: внимание')).toContain('title = {Память: {в}нимание},');
    expect(titled('Память: αβγ: a')).toContain('title = {Память: {α}βγ: a},');
  });

  it('has no primary class but a real one', () => {
    expect(entry({ ...llama, categories: ['cs.CL} , note = {x'] })).not.toContain('primaryClass');
    expect(entry({ ...llama, categories: ['hep-th'] })).toContain('primaryClass = {hep-th}');
  });

  it('gives a DOI only to a paper without an arXiv id', () => {
    const published = entry({ ...llama, id: 'doi:10.1145/3292500.3330701' });
    expect(published).toContain('  doi = {10.1145/3292500.3330701}\n');
    expect(published).not.toMatch(/eprint|archivePrefix|primaryClass|url/);
    expect(entry({ ...llama, aliases: ['doi:10.1145/3292500.3330701'] })).not.toContain('doi = ');
  });

  it('finds the arXiv id among the aliases, without a version', () => {
    expect(entry({ ...llama, id: 'doi:10.1/x', aliases: ['arxiv:2307.09288v2'] })).toContain('eprint = {2307.09288}');
  });

  it('takes the year and month from the arXiv id where no date is known', () => {
    expect(entry({ id: 'arxiv:1706.03762' })).toMatch(/year = \{2017\},\n {2}month = jun,/);
    expect(entry({ id: 'arxiv:hep-th/9901001' })).toMatch(/year = \{1999\},\n {2}month = jan,/);
  });

  it('has no month where only the year was said', () => {
    expect(entry({ ...llama, issued: '2023' })).not.toContain('month');
  });

  it('keeps addresses as they are, except for what would end the field', () => {
    const paper: Paper = { id: 'title:x|', title: 'x', URL: 'https://example.org/a_b%20c?d=1&e#{f}\\"g h' };
    expect(entry(paper)).toContain('url = {https://example.org/a_b%20c?d=1&e#%7Bf%7D%5C%22g%20h}');
  });

  it.each(['javascript:alert(1)', '', 'file:///etc/passwd'])('has no address like %j', (URL) => {
    expect(entry({ id: 'title:x|', title: 'x', URL })).not.toContain('url');
  });

  it('writes 10,000 hostile characters without giving up', () => {
    for (const text of ['$', '{', '"', '\\', '<script>', '\u0301', 'A-', "a'", '$x', '$\\alpha', '‮ק']) {
      const title = text.repeat(10_000 / text.length);
      expect(depthAtEnd(entry({ id: 'arxiv:2307.09288', title, author: [{ literal: title }] }))).toBe(0);
    }
  });

  it('is balanced and has no raw special characters, whatever a page says', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'{}\\$%#&_~^<>"\'`@,-–é́αa $A^_ ') }),
    );
    const name = fc.record(
      { family: hostile, given: hostile, suffix: hostile, literal: hostile },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(hostile, fc.array(name), hostile, (title, author, URL) => {
        const text = entry({ id: 'title:x|', title, author, URL: `https://example.org/${URL}` });
        expect(depthAtEnd(text)).toBe(0);
        for (const line of text.split('\n').filter((line) => /^ {2}(title|author|key) = /.test(line))) {
          expect(withoutCommands(line)).not.toMatch(/[#$%&_~^<>\\|"\p{Cc}]/u);
        }
        expect(text.split('\n').every((line) => /^(@misc\{key,|@misc\{key| {2}\w+ = \{.+\},?|\}|)$/.test(line))).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('has a comma behind the key of an entry that says nothing: Biber reads no file without it', () => {
    const nothing = { key: 'k', paper: { id: 'title:|x' as const } };
    const text = written(biblatexWriter(defaultExport('biblatex')), [nothing]);
    expect(text).toBe('@misc{k,\n}\n');
  });

  it.each<[string, Partial<Paper>, string | undefined]>([
    ['a DOI’s is none', { DOI: '10.1/x', URL: 'https://example.org/x' }, undefined],
    ['a page’s', { URL: 'https://example.org/x' }, 'https://example.org/x'],
    ['no script is one', { URL: 'javascript:alert(1)' }, undefined],
    [
      'an archive’s before a page’s',
      { id: 'arxiv:2301.00001', URL: 'https://x.org' },
      'https://arxiv.org/abs/2301.00001',
    ],
  ])('has one address in either format: %s', (_, said, address) => {
    for (const writer of [bibtexWriter(defaultExport('bibtex')), biblatexWriter(defaultExport('biblatex'))]) {
      const text = written(writer, [{ key: 'k', paper: { id: 'title:x|', title: 'T', ...said } }]);
      expect(/ url = \{(.*)\}/.exec(text)?.[1]).toBe(address);
    }
  });
});

/** The depth of braces at the end, as BibTeX counts it; -1 where it was below none on the way. */
function depthAtEnd(text: string): number {
  let depth = 0;
  for (const character of text) {
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth < 0) return -1;
  }
  return depth;
}

/** A line without its formulas and commands, so that what is left was escaped by nobody. */
function withoutCommands(line: string): string {
  return line
    .replace(/\\[$%#&_]/g, 'x')
    .replace(/\$[^$]+\$/g, '')
    .replace(/\\([a-zA-Z]+|[`'^~="._])/g, '');
}
