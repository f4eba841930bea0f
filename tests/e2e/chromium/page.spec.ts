import * as arxiv from '../pages/arxiv';
import { card as cardMarkup, listing, paperPage, page as sitePage } from '../pages/huggingface';
import { escapeMarkup, makePapers } from '../pages/papers';
import { cardOf, entryOf, save } from '../steps';
import { expect, test } from './extension';
import type { Reading } from './reading';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(6);
const card = cardOf('2601.00002');

/** The page's own tree as markup, without what we may set: `data-manicule…` attributes. */
async function ownMarkup(page: Reading): Promise<{ live: string; served: string }> {
  return page.page.evaluate(async () => {
    const parsed = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const plain = (document: Document) => {
      const copy = document.body.cloneNode(true) as HTMLElement;
      for (const element of [copy, ...copy.querySelectorAll('*')]) {
        for (const name of element.getAttributeNames())
          if (name.startsWith('data-manicule')) element.removeAttribute(name);
      }
      return copy.innerHTML.trim();
    };
    return { live: plain(document), served: plain(parsed) };
  });
}

test('the page’s own tree stays as it was served, strips and bar and all', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, card);
  await page.find('region', 'Manicule: this listing');
  const { live, served } = await ownMarkup(page);
  expect(live).toBe(served);
});

test('on arXiv too, where an entry gets at most one element of ours at its end', async ({ extension }) => {
  const page = await extension.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await save(page, entryOf('2601.00002'));
  const { live, served } = await ownMarkup(page);
  expect(live.replace(/<manicule-margin[^>]*><\/manicule-margin>/g, '')).toBe(served);
  expect(live.match(/<manicule-margin/g)?.length).toBeLessThanOrEqual(papers.length + 1);
});

test('cards that come by soft navigation get their strips, and those that went leave nothing', async ({
  extension,
}) => {
  const page = await extension.open(daily, listing(papers));
  await page.find('button', 'Save', card);
  const next = makePapers(9).slice(6);
  await page.page.evaluate((cards) => {
    history.pushState({}, '', '/papers/date/2025-10-12');
    const list = document.querySelector('.grid');
    list?.replaceChildren(...new DOMParser().parseFromString(cards, 'text/html').body.children);
  }, next.map(cardMarkup).join(''));
  for (const { id } of next) await page.find('button', 'Save', cardOf(id));
  await expect
    .poll(() => page.names('button', 'body').then((names) => names.filter((name) => name === 'Save')))
    .toHaveLength(3);
  await save(page, cardOf('2601.00008'));
});

test('a soft navigation from a listing to a paper’s page and back is followed', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await page.find('button', 'Save', card);
  const [paper] = papers;
  if (!paper) throw new Error('no paper');
  const go = (path: string, markup: string) =>
    page.page.evaluate(
      ([to = '', html = '']) => {
        history.pushState({}, '', to);
        document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.children);
      },
      [path, markup],
    );
  await go(`/papers/${paper.id}`, paperPage(paper));
  await page.find('group', `Manicule: ${paper.title}`);
  await page.gone('region', 'Manicule: this listing');
  await go('/papers', listing(papers));
  await page.find('region', 'Manicule: this listing');
  await save(page, card);
});

test('strips that the page wipes are put back', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, card);
  await page.page.evaluate((selector) => {
    const article = document.querySelector(selector);
    article?.replaceWith(article.cloneNode(true));
    for (const other of document.querySelectorAll('article')) other.innerHTML = `${other.innerHTML}`;
  }, card);
  for (const { id } of papers) await page.find('button', id === '2601.00002' ? /^Saved/ : 'Save', cardOf(id));
  await page.click('button', 'Star', card);
  await page.find('button', 'Unstar', card);

  const other = await extension.open('https://arxiv.org/list/cs.CL/new', arxiv.listing(papers));
  await other.find('button', /^Saved/, entryOf('2601.00002'));
  await other.page.evaluate(() => {
    for (const ours of document.querySelectorAll('manicule-margin')) ours.remove();
  });
  await other.find('button', /^Saved/, entryOf('2601.00002'));
  await other.find('button', 'Save', entryOf('2601.00003'));
});

const shortcuts = `<script>
  window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy'])
    for (const on of [window, document])
      for (const capture of [true, false])
        on.addEventListener(type, (event) => {
          heard.push(event.key ?? event.data ?? type);
          if (['/', 's', 'j'].includes(event.key)) event.preventDefault();
        }, capture);
</script>`;

test('what is typed in our fields never reaches the page’s shortcuts', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers, { end: shortcuts }));
  const heard = () => page.page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  await page.page.keyboard.type('js');
  expect(await heard()).toContain('s');

  await page.click('button', 'Add a tag', card);
  await page.find('combobox', 'Add a tag');
  await heard();
  await page.type('/sj jobs');
  expect((await page.find('combobox', 'Add a tag')).value).toBe('/sj jobs');
  await page.press('Enter');
  await page.find('button', 'sj jobs', card);
  await page.press('Escape');
  await page.gone('combobox', 'Add a tag');
  expect(await heard()).toEqual([]);

  await page.click('button', 'Note', card);
  await page.find('textbox', 'Note');
  await heard();
  await page.type('/js');
  await page.page.keyboard.press('Control+a');
  await page.page.keyboard.press('Control+c');
  await page.page.keyboard.press('ArrowRight');
  await page.page.keyboard.press('Control+v');
  expect((await page.find('textbox', 'Note')).value).toBe('/js/js');
  await page.press('Escape');
  await page.find('button', 'Edit the note: /js/js', card);
  expect(await heard()).toEqual([]);
});

test('broken data-props, cards without title or link and hostile titles do no harm', async ({ extension }) => {
  const titles = [
    '<script>window.stolen = 1</script> & "quotes"',
    'تعلّم عميق: مسح',
    '👩🏽‍🔬 Emoji Are All You Need',
    '\u202eevil',
  ];
  const hostile = makePapers(5, titles);
  const broken =
    '<div><article><h3>No link here</h3></article></div><div><article><h3><a href="/papers/2601.09999"></a></h3></article></div>';
  for (const props of ['{"dailyPapers": [', 'null', '{"dailyPapers":[{"paper":{"id":7}},null,"x"]}', undefined]) {
    const page = await extension.open(
      daily,
      listing(hostile, { before: broken, ...(props !== undefined && { props }) }),
    );
    for (const { id } of hostile) await page.find('button', /^Save/, cardOf(id));
    expect(await page.page.evaluate(() => 'stolen' in window)).toBe(false);
    await expect(page.page.getByText('No link here')).toBeVisible();
    await page.page.close();
  }
  const page = await extension.open(daily);
  const [first] = hostile;
  await save(page, cardOf(first?.id ?? ''));
  const popup = await extension.openPopup(page.page);
  await expect(popup.getByText(titles[0] ?? '').first()).toBeVisible();
  await expect(popup.getByText('2 cards could not be read')).toBeVisible();
  expect(await popup.evaluate(() => 'stolen' in window)).toBe(false);
});

test('a page of the site’s that is no listing is left alone', async ({ extension }) => {
  const markup = sitePage('Models', `<main><h1>Models</h1><p>${escapeMarkup('Nothing to <read>')}</p></main>`);
  const page = await extension.open('https://huggingface.co/models', markup);
  await expect(page.page.getByText('Nothing to <read>')).toBeVisible();
  expect(await page.names('group')).toEqual([]);
  expect(await page.page.locator('manicule-margin, [data-manicule], [data-manicule-host]').count()).toBe(0);
});
