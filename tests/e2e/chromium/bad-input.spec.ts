import { labPage } from '../pages/elsewhere';
import { makePapers } from '../pages/papers';
import { expect, test } from './extension';

const lab = 'https://forms.example.edu/publications';
const papers = makePapers(6);

/** A page whose list stands in a form with a field of this name. */
function inForm(name: string): string {
  return labPage(papers).replace('<ul', `<form><input name="${name}"><ul`).replace('</ul>', '</ul></form>');
}

test('a form whose fields stand for its own properties is left alone, and hangs nothing', async ({ extension }) => {
  await extension.enable('https://forms.example.edu/*');
  for (const name of ['parentElement', 'children', 'nextElementSibling']) {
    const page = await extension.open(`${lab}?${name}`, inForm(name));
    // All browsers do this; if they stop, nothing is left to test.
    const own = await page.page.evaluate((name) => String(Reflect.get(document.forms[0] ?? {}, name)), name);
    expect(own).toBe('[object HTMLInputElement]');
    const popup = await extension.openPopup(page.page);
    await expect(popup.getByText('6 papers are linked on this page')).toBeVisible();
    expect(await page.names('group')).toEqual([]);
  }
});

test('a form around a list is nothing special', async ({ extension }) => {
  await extension.enable('https://forms.example.edu/*');
  const page = await extension.open(lab, inForm('title'));
  await expect.poll(() => page.names('group')).toHaveLength(6);
});
