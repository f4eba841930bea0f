import { beforeEach, describe, expect, it } from 'vitest';
import type { PaperId } from '../../src/core/identifier';
import type { Library } from '../../src/storage/library';
import { emptyLibrary } from './fixture';

let library: Library;
beforeEach(async () => {
  library = await emptyLibrary();
});

async function save(id: PaperId, title: string, ...families: string[]): Promise<void> {
  const author = families.map((family) => ({ family, given: 'A.' }));
  await library.change([{ id, title, author }], { do: 'save' });
}

const pairs = async () => (await library.duplicates(50)).map((pair) => pair.toSorted().join(' '));

describe('duplicates', () => {
  it('are papers with close titles and an author in both', async () => {
    await save('arxiv:2106.09685', 'LoRA: Low-Rank Adaptation of Large Language Models', 'Hu', 'Shen');
    await save('doi:10.1000/1', 'LoRA: Low Rank Adaptation for Large Language Models', 'Hu');
    await save('doi:10.1000/2', 'LoRA: Low-Rank Adaptation of Large Vision Models', 'Other');
    await save('acl:2023.x-1.1', 'Something else of Large Language Models', 'Hu');
    expect(await pairs()).toEqual(['arxiv:2106.09685 doi:10.1000/1']);
  });

  it('aren’t the parts of a series, nor two of one archive whose titles differ', async () => {
    await save('arxiv:2401.00001', 'A Study of Deep Things in Networks, Part 1', 'Hu');
    await save('doi:10.1000/2', 'A Study of Deep Things in Networks, Part 2', 'Hu');
    await save('arxiv:2401.00003', 'A Study of Deep Things in the Networks, Part 1', 'Hu');
    expect(await pairs()).toEqual([]);
    await save('arxiv:2401.00004', 'A study of deep things in networks: part 1', 'Hu');
    expect(await pairs()).toEqual(['arxiv:2401.00001 arxiv:2401.00004']);
  });

  it('are papers of which one was met at the other’s address, whatever their titles, first of all', async () => {
    await save('arxiv:2106.09685', 'LoRA: Low-Rank Adaptation of Large Language Models', 'Hu');
    await save('doi:10.1000/1', 'LoRA: Low Rank Adaptation for Large Language Models', 'Hu');
    await save('arxiv:2307.09288', 'Llama 2', 'Touvron');
    const met = { id: 'acl:2023.x-1.1' as PaperId, title: 'Open Models', URL: 'https://arxiv.org/abs/2307.09288v2' };
    await library.change([met], { do: 'save' });
    const own = { id: 'arxiv:1706.03762' as PaperId, title: 'Attention', URL: 'https://arxiv.org/abs/1706.03762' };
    await library.change([own], { do: 'save' });
    expect(await pairs()).toEqual(['acl:2023.x-1.1 arxiv:2307.09288', 'arxiv:2106.09685 doi:10.1000/1']);
    expect(await library.duplicates(1)).toHaveLength(1);
    await library.tellApart('acl:2023.x-1.1', 'arxiv:2307.09288', true);
    expect(await pairs()).toEqual(['arxiv:2106.09685 doi:10.1000/1']);
    await library.change([{ ...met, id: 'doi:10.1000/9', title: 'Gone' }], { do: 'save' });
    await library.changeChosen({ ids: ['doi:10.1000/9'] }, { do: 'remove' });
    expect(await pairs()).toHaveLength(1);
  });

  it('are dismissed for good, which can be taken back, and gone once merged', async () => {
    await save('arxiv:2106.09685', 'Low-Rank Adaptation of Large Language Models', 'Hu');
    await save('doi:10.1000/1', 'Low Rank Adaptation for Large Language Models', 'Hu');
    await library.tellApart('arxiv:2106.09685', 'doi:10.1000/1', true);
    expect(await pairs()).toEqual([]);
    await save('doi:10.1000/1', 'Low Rank Adaptation for Large Language Models', 'Hu');
    expect(await pairs()).toEqual([]);
    await library.tellApart('doi:10.1000/1', 'arxiv:2106.09685', false);
    expect(await pairs()).toHaveLength(1);
    await library.merge('arxiv:2106.09685', 'doi:10.1000/1');
    expect(await pairs()).toEqual([]);
  });

  it('can’t be told apart where one isn’t there', async () => {
    await save('doi:10.1000/1', 'Low Rank Adaptation', 'Hu');
    await expect(library.tellApart('doi:10.1000/1', 'doi:10.1000/9', true)).rejects.toMatchObject({
      name: 'PaperUnknown',
    });
  });

  it('are answered up to as many as are asked for, though thousands share a title', async () => {
    const papers = Array.from({ length: 1_200 }, (_, number) => ({
      id: `doi:10.1000/${number}` as PaperId,
      title: 'Proceedings of the Meeting of Everybody',
      author: [{ family: 'Hu' }],
    }));
    await library.change(papers, { do: 'save' });
    expect(await library.duplicates(7)).toHaveLength(7);
  });
});
