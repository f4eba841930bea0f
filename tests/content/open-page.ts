import { AnnotatedPage } from '../../src/content/annotated-page';
import { watchPage } from '../../src/content/watch';
import type { PaperId } from '../../src/core/identifier';
import { arxiv } from '../../src/sites/arxiv';
import { huggingface } from '../../src/sites/huggingface';
import { drawn, frame, load, visit } from './browser';

/** An address of each kind of page. */
export const addresses = {
  listing: 'https://huggingface.co/papers?q=x',
  paper: 'https://huggingface.co/papers/2601.00001',
  arxivListing: 'https://arxiv.org/list/cs.CL/new',
  arxivPaper: 'https://arxiv.org/abs/2601.00001',
} as const;

/** A page with the content script's part on it, which ends with `leave`. */
export interface OpenPage {
  page: AnnotatedPage;
  leave: () => void;
}

/** Annotate some markup at an address as the content script does, and let it settle. */
export async function openPage(address: string, markup: string): Promise<OpenPage> {
  visit(address);
  load(markup);
  const life = new AbortController();
  const page = new AnnotatedPage(address.includes('arxiv.org') ? arxiv : huggingface, life.signal);
  watchPage(() => page.update(), life.signal);
  await page.open();
  await frame();
  return { page, leave: () => life.abort() };
}

/** Go to another address in place, as a framework does: it is told of by what changes on the page. */
export async function moveTo(address: string, markup: string): Promise<void> {
  history.pushState(undefined, '', address);
  load(markup);
  await frame();
}

/** The card of a paper, by its number as tests/e2e/pages/papers.ts makes them. */
export function cardOf(page: AnnotatedPage, number: number) {
  const id: PaperId = `arxiv:2601.${String(number).padStart(5, '0')}`;
  const view = page.views.find(({ card }) => card.id === id);
  if (!view) throw new Error(`Expected a card of ${id}`);
  return view;
}

/** A control on the strip or the folded line of a paper. */
export function controlOf(page: AnnotatedPage, number: number, name: string): HTMLElement {
  const { parts, title, slot } = cardOf(page, number).card;
  const within = parts.length > 0 ? parts : [slot.parentElement ?? title];
  const [found] = within.flatMap((part) => drawn(`[data-name="${name}"]`, part));
  if (!found) throw new Error(`Expected ${name} on paper ${number}`);
  return found;
}

/** The text of what we have drawn for a paper; empty where there is nothing. */
export function textOn(page: AnnotatedPage, number: number): string {
  const { parts } = cardOf(page, number).card;
  return parts.flatMap((part) => drawn('.m-strip, .m-fold-line', part).map(({ textContent }) => textContent)).join('');
}

/** The text of the bar; empty where there is none. */
export function barText(): string {
  return drawn('.m-bar')
    .map(({ textContent }) => textContent)
    .join('|');
}
