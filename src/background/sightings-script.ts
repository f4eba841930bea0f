import browser from 'webextension-polyfill';
import sightings from '../content/sightings.iife.ts?script';

/** What is folded away while only new papers are shown. */
const style = 'sightings.css';

/** Put the script that keeps sightings, and marks what was never shown before, into a tab's page once that stands. */
export async function loadSightingsScript(tabId: number): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, files: [style] });
  await browser.scripting.executeScript({ target: { tabId }, files: [sightings] });
}
