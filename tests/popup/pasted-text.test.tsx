// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { App } from '../../src/popup/App';
import { BackgroundContext } from '../../src/popup/background';
import { OpenAddPapersContext } from '../../src/popup/open-add-papers';
import { click, complaints, find, has, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground } from './fake-background';

inEnglish();

/** Open the popup; answers what the page for adding papers was opened with. */
async function open(): Promise<(string | undefined)[]> {
  const opened: (string | undefined)[] = [];
  await show(
    <BackgroundContext.Provider value={new FakeBackground()}>
      <OpenAddPapersContext.Provider value={async (pasted) => void opened.push(pasted)}>
        <App initial={{}} />
      </OpenAddPapersContext.Provider>
    </BackgroundContext.Provider>,
  );
  return opened;
}

async function paste(text: string): Promise<void> {
  const field = find('combobox', /Search/);
  field.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData: { getData: () => text } }));
  await settle();
  await type(field, text.replaceAll('\n', ' '));
}

it('opens the page for adding papers from the popup, whatever its tab', async () => {
  const opened = await open();
  await click(find('button', 'Add papers from text…'));
  await click(find('tab', /Export/));
  await click(find('button', 'Add papers from text…'));
  expect(opened).toEqual([undefined, undefined]);
});

it('offers to add the papers of a text that is pasted into the search, as it was before it became one line', async () => {
  const opened = await open();
  const text = 'https://arxiv.org/abs/1706.03762\n2305.14314\nhttps://arxiv.org/pdf/1706.03762v2';
  await paste(text);
  expect(find<HTMLInputElement>('combobox', /Search/).value).toBe(text.replaceAll('\n', ' '));
  expect(await complaints()).toEqual([]);
  await click(find('button', 'Add 2 papers…'));
  expect(opened).toEqual([text]);
});

it('offers nothing for words, nor once the search is cleared', async () => {
  await open();
  await paste('attention is all you need');
  expect(has('button', /^Add \d/)).toBe(false);
  await paste('arXiv:1706.03762');
  expect(has('button', 'Add 1 paper…')).toBe(true);
  await type(find('combobox', /Search/), '');
  expect(has('button', /^Add \d/)).toBe(false);
});
