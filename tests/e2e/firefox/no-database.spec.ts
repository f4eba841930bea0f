import { afterEach, expect, it } from 'vitest';
import { listing } from '../pages/huggingface';
import { makePapers } from '../pages/papers';
import { Firefox } from './firefox';

let firefox: Firefox | undefined;
afterEach(() => firefox?.close());

it('says so in the popup and leaves the page alone where Firefox keeps no database', async () => {
  firefox = await Firefox.start({ 'browser.privatebrowsing.autostart': true });
  const markup = listing(makePapers(4));
  const page = await firefox.open('https://huggingface.co/papers', markup);
  const popup = await firefox.openPopup();
  const check = await popup.evaluate(`browser.runtime.sendMessage({ type: 'library.check' })`);
  console.log(check, await popup.evaluate(() => document.body.innerText), await page.names('button'));
  expect(1).toBe(1);
});
