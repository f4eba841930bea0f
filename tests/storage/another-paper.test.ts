import { beforeEach, describe, expect, it } from 'vitest';
import type { MetadataSourceId } from '../../src/core/metadata';
import { parseName } from '../../src/core/name';
import type { Paper, PaperFields } from '../../src/core/paper';
import type { Library } from '../../src/storage/library';
import { emptyLibrary, inDatabase } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

const id = 'doi:10.1103/physrevlett.116.061102';
const waves: PaperFields = {
  title: 'Observation of Gravitational Waves from a Binary Black Hole Merger',
  author: ['B. P. Abbott', 'R. Abbott'].map(parseName),
  issued: '2016-02-11',
};
const cheese: Paper = { id, title: 'My own thesis on cheese', author: [parseName('Urs Käser')], issued: '1999' };

/** What a source answers of a paper by its id. */
async function answer(fields: PaperFields, source: MetadataSourceId = 'crossref'): Promise<void> {
  const [paper] = (await library.search('', 0, 1)).rows.map((row) => row.paper);
  if (!paper) throw new Error('Expected a paper');
  const wanted = [{ paper, key: id }];
  const asking = { id: source, next: 0, failures: 0 };
  await library.putLookups({ source, wanted, found: new Map([[paper.id, { fields }]]), asking }, () => ({
    keys: { [source]: id },
    own: [],
  }));
}

const facts = async () => (await inDatabase((db) => db.get('papers', id)))?.facts;
const importFile = (paper: Paper) => library.importPapers([{ paper, line: 1, tags: [] }], { tags: [], isLast: true });

describe('what a source answers of another paper', () => {
  it('is no answer: what a file said stays, and that it came is told by name, without being asked again', async () => {
    await importFile(cheese);
    await answer(waves);
    expect(await facts()).toMatchObject({ title: cheese.title, author: cheese.author, issued: '1999' });
    expect(await library.lookupFaults(5)).toMatchObject([{ id, source: 'crossref', error: 'AnotherPaper' }]);
    expect((await library.lookupFaults(5))[0]?.again).toBeUndefined();
  });

  it('is none by its title alone, where nobody knows the authors', async () => {
    await importFile({ id, title: 'My own thesis on cheese' });
    await answer(waves);
    expect(await facts()).toEqual({ title: 'My own thesis on cheese' });
  });

  it.each<[string, Paper]>([
    ['a title that is cut', { id, title: 'Observation of gravitational waves…' }],
    [
      'a title with the site’s name',
      { id, title: 'Observation of Gravitational Waves | Physics', author: [{ literal: 'APS' }] },
    ],
    ['no title', { id, title: '10.1103/physrevlett.116.061102' }],
    ['another title by the same authors', { ...cheese, author: [parseName('Abbott, B. P.')] }],
    ['a title in other letters', { id, title: '引力波的观测', author: [{ literal: '王伟' }] }],
  ])('is not where the paper had %s', async (_, paper) => {
    await importFile(paper);
    await answer(waves);
    expect(await facts()).toMatchObject({ title: waves.title, author: waves.author });
  });

  it('is not where the reader has given the paper a title and authors of their own', async () => {
    await importFile({ id, ...waves });
    await library.editFacts(id, [
      { field: 'title', value: 'The chirp' },
      { field: 'author', value: [{ literal: 'LIGO' }] },
    ]);
    await answer({ ...waves, volume: '116' });
    expect(await facts()).toMatchObject({ title: 'The chirp', volume: '116' });
  });
});
