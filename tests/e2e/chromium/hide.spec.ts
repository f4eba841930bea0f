import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { cardOf, hideTopic, save } from '../steps';
import { expect, test } from './extension';

const daily = 'https://huggingface.co/papers';
const papers = makePapers(16);
const [first, second] = [cardOf('2601.00004'), cardOf('2601.00012')];

test('a topic that is hidden from the menu goes, is counted with its rule, shown on a click and undone', async ({
  extension,
}) => {
  const page = await extension.open(daily, listing(papers));
  await hideTopic(page, first, 'speech');
  await expect(page.page.locator(first)).toBeHidden();
  await expect(page.page.locator(second)).toBeHidden();
  await expect(page.page.locator('article:visible')).toHaveCount(14);
  const bar = async () =>
    (await page.all('.grid')).filter(({ role }) => role === 'StaticText').map(({ name }) => name.trim());
  await expect.poll(async () => (await bar()).join(' ')).toMatch(/\b2 hidden: speech 2\b/);
  await expect.poll(() => extension.badge(page.page)).toBe('2');

  await page.click('button', 'Show');
  await page.find('group', 'Hidden: Speech Experiments, Part 4', first);
  await page.click('button', 'Show it', first);
  await expect(page.page.locator(`${first} h3`)).toBeVisible();
  await page.click('button', 'Hide again');
  await expect(page.page.locator(first)).toBeHidden();

  await page.page.reload();
  await expect(page.page.locator(second)).toBeHidden();
  await page.click('button', 'speech 2');
  await page.click('button', 'Remove rule', first);
  await page.gone('button', 'Remove rule');
  await page.click('button', 'Undo');
  await page.click('button', 'Edit rule', first);
  await page.click('button', 'Turn off');
  await expect(page.page.locator('article:visible')).toHaveCount(16);
  await expect.poll(() => extension.badge(page.page)).toBe('');
});

test('making a rule is undone in one click', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await hideTopic(page, first, '"speech experiments"');
  await expect(page.page.locator(second)).toBeHidden();
  await page.click('button', 'Undo');
  await expect(page.page.locator('article:visible')).toHaveCount(16);
});

test('a saved paper is never hidden by a rule', async ({ extension }) => {
  const page = await extension.open(daily, listing(papers));
  await save(page, second);
  await hideTopic(page, first, 'speech');
  await expect(page.page.locator(first)).toBeHidden();
  await expect(page.page.locator(second)).toBeVisible();
});

test('a paper that is hidden by hand folds to a line with a way back, and is gone on the next visit', async ({
  extension,
}) => {
  const page = await extension.open(daily, listing(papers));
  await page.click('button', 'Hide', first);
  await page.find('group', 'Hidden: Speech Experiments, Part 4', first);
  await page.click('button', 'Undo', first);
  await expect(page.page.locator(`${first} h3`)).toBeVisible();
  await page.click('button', 'Hide', first);
  await page.find('group', 'Hidden: Speech Experiments, Part 4', first);
  await page.page.reload();
  await expect(page.page.locator(first)).toBeHidden();
  await expect(page.page.locator(second)).toBeVisible();
});

test('no hidden card is ever painted on the next visit', async ({ extension }) => {
  const before = await extension.open(daily, listing(papers));
  await hideTopic(before, first, 'speech');
  const watch = `<script>
    window.seen = 0;
    const look = () => {
      for (const card of document.querySelectorAll('article')) {
        const { visibility } = getComputedStyle(card);
        if (/Speech/.test(card.textContent) && card.offsetHeight > 0 && visibility === 'visible') window.seen += 1;
      }
      requestAnimationFrame(look);
    };
    look();
  </script>`;
  const page = await extension.open(daily, listing(papers, { end: watch }));
  await expect(page.page.locator(first)).toBeHidden();
  await page.find('button', 'Save', cardOf('2601.00005'));
  expect(await page.page.evaluate(() => (window as unknown as { seen: number }).seen)).toBe(0);
});
