import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { convert } from '../../scripts/cite-file';
import { root } from '../source-files';

const bytes = (text: string) => new TextEncoder().encode(text);
const bibtex = `@article{Old:Key, title = {The {BERT} way}, author = {Devlin, Jacob and M{\\"u}ller, A.}, year = 2019,
  journal = {J}, keywords = {ml, to read}}
@misc{broken, title = {No end
@misc{old:key, title = {Another}, eprint = {2106.09685}, archivePrefix = {arXiv}, note = {Good}}
`;

describe('npm run cite', () => {
  it('writes what it can read on one output, and what it can’t with its line on the other', () => {
    const given = ['scripts/cite.mjs', '-', '--from', 'bibtex', '--to', 'csl-json'];
    const { stdout, stderr, status } = spawnSync(process.execPath, given, {
      cwd: root,
      input: bibtex,
      encoding: 'utf8',
    });
    const items = JSON.parse(stdout) as { id: string; title: string }[];
    expect(items.map(({ id, title }) => [id, title])).toEqual([
      ['Old:Key', 'The BERT way'],
      ['anonymous2021another', 'Another'],
    ]);
    expect(stderr.split('\n')).toEqual([
      "standard input:3: can't be read: @misc{broken, title = {No end",
      "standard input:4: its citation key can't be kept: @misc{old:key",
      '',
    ]);
    expect(status).toBe(1);
  }, 60_000);

  it('keeps keys, or makes them anew, and says which entries pdfTeX can’t set', async () => {
    const ris = 'TY  - JOUR\nTI  - Внимание\nAU  - Иванов, Иван\nPY  - 2020\nJO  - J\nID  - mine\nER  -\n';
    const wish = { from: 'ris', to: 'bibtex' as const, isAscii: false };
    const kept = await convert(bytes(ris), { ...wish, keys: 'keep' });
    expect(kept.text).toMatch(/^@article\{mine,/);
    expect(kept).toMatchObject({ count: 1, faults: [], beyondPdftex: ['mine'] });
    const anew = await convert(bytes(ris), { ...wish, keys: 'auth.upper + ":" + year' });
    expect(anew.text).toMatch(/^@article\{IVANOV:2020,/);
    await expect(convert(bytes(ris), { ...wish, keys: 'auth +' })).rejects.toThrow('at character 7');
  });

  it('writes BibLaTeX in ASCII where that is asked for', async () => {
    const wish = { from: 'bibtex', to: 'biblatex' as const, keys: 'keep' };
    expect((await convert(bytes(bibtex), { ...wish, isAscii: false })).text).toContain('Müller');
    expect((await convert(bytes(bibtex), { ...wish, isAscii: true })).text).not.toContain('ü');
  });
});
