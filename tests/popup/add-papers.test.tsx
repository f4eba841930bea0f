// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddPapers } from '../../src/popup/AddPapers';
import { BackgroundContext } from '../../src/popup/background';
import { batchSize } from '../../src/popup/use-adding';
import { readDelay } from '../../src/popup/use-readings';
import { click, complaints, find, has, names, press, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, libraryRow } from './fake-background';

inEnglish();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Let what is typed rest until it is read. */
async function rest(): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await vi.advanceTimersByTimeAsync(readDelay);
    await settle();
  }
}

async function open(background = new FakeBackground(), pasted = ''): Promise<FakeBackground> {
  await show(
    <BackgroundContext.Provider value={background}>
      <AddPapers pasted={pasted} />
    </BackgroundContext.Provider>,
  );
  await rest();
  return background;
}

async function paste(text: string): Promise<void> {
  await type(field(), text);
  await rest();
}

const field = () => find<HTMLTextAreaElement>('textbox', 'Text');
const box = (name: RegExp) => find<HTMLInputElement>('checkbox', name);
const tick = (name: RegExp) => click(box(name));

const list = `https://arxiv.org/abs/1706.03762
- [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)
nothing of the kind`;

async function drop(...files: File[]): Promise<void> {
  const event = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
    dataTransfer: { types: ['Files'], files },
  });
  document.dispatchEvent(event);
  await vi.waitFor(() => vi.advanceTimersByTimeAsync(1));
  await rest();
  await rest();
}

describe('adding papers from text', () => {
  it('shows what is read and what is not, before anything is saved', async () => {
    const background = await open();
    await paste(list);
    expect(has('heading', '2 papers found')).toBe(true);
    expect(names('checkbox')).toEqual([
      expect.stringMatching(/^arXiv:1706.03762/),
      expect.stringMatching(/^QLoRA: .* arXiv:2305.14314$/),
    ]);
    expect(document.querySelector('details')?.textContent).toBe('1 line could not be readLine 3nothing of the kind');
    expect(background.askedFor('annotation.change')).toEqual([]);
  });

  it('begins with what was pasted into the popup', async () => {
    await open(new FakeBackground(), list);
    expect(field().value).toBe(list);
    expect(has('button', 'Save 2')).toBe(true);
  });

  it('saves what is ticked, with its tags, and takes it back', async () => {
    const background = await open();
    await paste(list);
    await tick(/arXiv:1706/);
    const tags = find('combobox', 'Tags for all of them');
    await type(tags, 'to read');
    await press(tags, 'Enter');
    await click(find('button', 'Save 1'));
    expect(background.askedFor('annotation.change')).toEqual([
      {
        papers: [{ id: 'arxiv:2305.14314', title: 'QLoRA: Efficient Finetuning of Quantized LLMs' }],
        change: { do: 'add tag', tag: 'to read' },
        site: 'text',
      },
    ]);
    expect(document.body.textContent).toContain('1 paper saved.');
    expect(field().value).toBe(list);
    await click(find('button', 'Undo'));
    expect(background.rows).toEqual([]);
    expect(document.body.textContent).toContain('Taken back.');
  });

  it('takes back only what was saved last', async () => {
    const background = await open();
    await paste(list);
    await tick(/arXiv:1706/);
    await click(find('button', 'Save 1'));
    await tick(/arXiv:1706/);
    await click(find('button', 'Save 1'));
    await click(find('button', 'Undo'));
    expect(background.askedFor('journal.undo')).toEqual([2]);
    expect(background.rows.map(({ paper }) => paper.id)).toEqual(['arxiv:2305.14314']);
  });

  it('gives a paper without a title its identifier for one, unless it is known', async () => {
    const known = libraryRow('1706.03762', 'Attention Is All You Need');
    const background = await open(new FakeBackground([known]));
    await paste('2305.14314\n1706.03762');
    await tick(/arXiv:1706/);
    const tags = find('combobox', 'Tags for all of them');
    await type(tags, 'x,');
    await click(find('button', 'Save 2'));
    const [{ papers }] = background.askedFor('annotation.change') as [{ papers: unknown[] }];
    expect(papers).toEqual([{ id: 'arxiv:2305.14314', title: 'arXiv:2305.14314' }, { id: 'arxiv:1706.03762' }]);
  });

  it('marks what is saved already and leaves it out', async () => {
    await open(new FakeBackground([libraryRow('1706.03762', 'Attention Is All You Need')]));
    await paste(list);
    expect(document.body.textContent).toContain('1 is saved already');
    expect(box(/arXiv:1706/).checked).toBe(false);
    expect(has('button', 'Save 1')).toBe(true);
  });

  it('keeps everything when saving fails, and goes on where it was', async () => {
    const background = new FakeBackground();
    await open(background);
    await paste(list);
    background.failures.set('annotation.change', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await click(find('button', 'Save 2'));
    expect(document.body.textContent).toMatch(/Not saved: the disk is full/);
    expect(field().value).toBe(list);
    await click(find('button', 'Try again'));
    expect(background.rows).toHaveLength(2);
    expect(document.body.textContent).toContain('2 papers saved.');
  });

  it('hands many papers over piece by piece to a job, which is cancelled where that fails', async () => {
    const background = new FakeBackground();
    const count = batchSize + 10;
    const many = Array.from({ length: count }, (_, index) => `10.1234/x${index}`).join('\n');
    const { send } = background;
    background.send = (async (type: 'job.add', data: { job?: number }) => {
      if (type === 'job.add' && data.job !== undefined && background.askedFor('job.cancel').length === 0)
        background.failures.set(type, Object.assign(new Error(), { name: 'QuotaExceededError' }));
      return send(type, data as never);
    }) as typeof send;
    await open(background);
    await paste(many);
    await click(find('button', `Save ${count.toLocaleString('en')}`));
    await rest();
    expect(document.body.textContent).toMatch(/Not saved: the disk is full/);
    expect(background.askedFor('job.cancel')).toEqual([7]);
    expect(field().value).toBe(many);
    await click(find('button', 'Try again'));
    await rest();
    const handed = background.askedFor('job.add').slice(2) as { papers: unknown[]; job?: number; isLast: boolean }[];
    expect(handed.map(({ papers, job, isLast }) => [papers.length, job, isLast])).toEqual([
      [batchSize, undefined, false],
      [10, 7, true],
    ]);
    expect(handed[0]?.papers[0]).toEqual({ id: 'doi:10.1234/x0', title: 'doi:10.1234/x0' });
    expect(background.askedFor('annotation.change')).toEqual([]);
  });

  it('says that it has left what was changed since', async () => {
    const background = await open();
    await paste(list);
    await click(find('button', 'Save 2'));
    background.left = [{ id: 'arxiv:2305.14314', field: 'saved' }];
    await click(find('button', 'Undo'));
    expect(background.askedFor('journal.undo')).toEqual([1]);
    await rest();
    expect(document.body.textContent).toContain('Taken back, but for what was changed since then.');
  });

  it('reads files that are dropped, each with its name and its own lines, and leaves them out again', async () => {
    await open();
    await drop(
      new File(['@misc{a, title = {Deep Things}, author = {Doe, Jane}}\n@misc{b, title = {oops'], 'refs.bib'),
      new File(
        [new Uint8Array([0xff, 0xfe, ...[...'1706.03762'].flatMap((sign) => [sign.charCodeAt(0), 0])])],
        'a.txt',
      ),
      new File(['x'], 'paper.pdf'),
    );
    expect(names('checkbox')).toEqual([
      expect.stringContaining('Deep Things'),
      expect.stringContaining('arXiv:1706.03762'),
    ]);
    expect(document.querySelector('.a-files')?.textContent).toMatch(/refs\.bibBibTeX · 1 paper.*a\.txt/);
    expect(document.querySelector('details')?.textContent).toContain('refs.bibLine 2');
    expect(document.body.textContent).toContain('paper.pdf: Only .txt');
    await click(find('button', 'Leave out refs.bib'));
    expect(names('checkbox')).toHaveLength(1);
  });

  it('keeps a very long text that is pasted beside the field', async () => {
    await open();
    const text = Array.from({ length: 4_000 }, (_, index) => `10.1234/x${index}`).join('\n');
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => text },
    });
    field().dispatchEvent(event);
    await rest();
    expect([event.defaultPrevented, field().value]).toEqual([true, '']);
    expect(document.querySelector('.a-files')?.textContent).toContain(
      'Pasted textLinks and identifiers · 4,000 papers',
    );
    await open(new FakeBackground(), text);
    expect(has('button', 'Save 4,000')).toBe(true);
  });

  it('says why a text can’t be read, and keeps it', async () => {
    await open();
    const many = Array.from({ length: 20_001 }, (_, index) => `10.1234/x${index}`).join('\n');
    await paste(many);
    expect(document.body.textContent).toContain('more than 20,000 papers');
    expect(field().value).toBe(many);
  });

  it('shows markup as text', async () => {
    await open();
    await paste('- [A <script>x</script> in a title](https://arxiv.org/abs/2305.14314)');
    expect(document.querySelector('script')).toBeNull();
    expect(names('checkbox')[0]).toContain('<script>');
  });

  it('shows long lists step by step', async () => {
    await open();
    await paste(Array.from({ length: 450 }, (_, index) => `10.1234/x${index}`).join('\n'));
    expect(names('checkbox')).toHaveLength(200);
    await click(find('button', '250 more'));
    expect(names('checkbox')).toHaveLength(400);
    expect(has('button', 'Save 450')).toBe(true);
    await click(find('button', 'Select none'));
    expect(find<HTMLButtonElement>('button', 'Save 0').disabled).toBe(true);
  });

  it('gives axe nothing to complain of', async () => {
    await open(new FakeBackground([libraryRow('1706.03762', 'Attention Is All You Need')]));
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await paste(list);
    await drop(new File(['x'], 'a.md'));
    vi.useRealTimers();
    expect(await complaints()).toEqual([]);
  });
});
