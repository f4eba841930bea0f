import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { isNamed, type Reader, type Role } from '../reader';
import { type Found, say } from './say';

const wait = { timeout: 10_000, interval: 100 };

/**
 * A page of Firefox's. Its accessibility tree can't be asked for from outside, so a function that runs in the content
 * script's world, which alone may look into closed shadow roots, says what is there.
 */
export class Reading implements Reader {
  readonly page: Page;
  /** A page of the extension's, which may run functions in that world. */
  readonly #own: Page;

  constructor(page: Page, own: Page) {
    this.page = page;
    this.#own = own;
  }

  /** Run a function of ours on the page, in the world of our content script. */
  async inside<A, R>(func: (given: A) => R, given: A): Promise<R> {
    // Asked of the page itself: puppeteer isn't told of one that comes back from the browser's cache.
    const url = String(await this.page.evaluate('location.href')).replace(/#.*/, '');
    const answer = await this.#own.evaluate(`(async () => {
      const [tab] = await browser.tabs.query(${JSON.stringify({ url })});
      const [{ result, error }] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: ${func}, args: ${JSON.stringify([given])} });
      if (error) throw error;
      return result;
    })()`);
    return answer as R;
  }

  async all(within = 'html', scrollTo = -1): Promise<Found[]> {
    const inPage = JSON.stringify({ url: this.page.url().replace(/#.*/, '') });
    const question = JSON.stringify([within, scrollTo]);
    // As text, because the extension's own pages may not make functions of texts, and the test's names don't go along.
    const answer = await this.#own.evaluate(`(async () => {
      const [tab] = await browser.tabs.query(${inPage});
      if (!tab) return [];
      const [{ result }] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: ${say}, args: ${question} });
      return result;
    })()`);
    return (answer ?? []) as Found[];
  }

  async names(role: Role, within?: string): Promise<string[]> {
    return (await this.all(within)).filter((said) => said.role === role).map(({ name }) => name);
  }

  async has(role: Role, name: string | RegExp, within?: string): Promise<boolean> {
    return (await this.#placeOf(role, name, within)) >= 0;
  }

  async find(role: Role, name: string | RegExp, within?: string): Promise<Found> {
    let found: Found | undefined;
    const look = async () => {
      const all = await this.all(within);
      found = all.find((said) => said.role === role && isNamed(said.name, name));
      return found !== undefined;
    };
    await expect.poll(look, { ...wait, message: `a ${role} named ${name} in ${within ?? 'the page'}` }).toBe(true);
    return found as Found & undefined;
  }

  async gone(role: Role, name: string | RegExp, within?: string): Promise<void> {
    const message = `no ${role} named ${name} in ${within ?? 'the page'}`;
    await expect.poll(() => this.has(role, name, within), { ...wait, message }).toBe(false);
  }

  async click(role: Role, name: string | RegExp, within?: string): Promise<void> {
    await this.find(role, name, within);
    let at = await this.#bringIntoView(role, name, within);
    // Once more where it has moved meanwhile, as it does when what is above it is drawn.
    for (let count = 0; count < 10; count++) {
      const now = await this.#bringIntoView(role, name, within);
      if (now.x === at.x && now.y === at.y) break;
      at = now;
    }
    await this.page.mouse.click(at.x, at.y);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(key: 'Enter' | 'Escape'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Where it is then, in the window's pixels. */
  async #bringIntoView(role: Role, name: string | RegExp, within?: string): Promise<{ x: number; y: number }> {
    const place = await this.#placeOf(role, name, within);
    return (await this.all(within, place))[place] ?? { x: 0, y: 0 };
  }

  async #placeOf(role: Role, name: string | RegExp, within?: string): Promise<number> {
    return (await this.all(within)).findIndex((said) => said.role === role && isNamed(said.name, name));
  }
}

/** A page of the extension's own, which has no content script: it is asked itself. */
export class OwnReading extends Reading {
  override all(within = 'html', scrollTo = -1): Promise<Found[]> {
    return this.page.evaluate(say, within, scrollTo);
  }
}
