import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { type Reading, read } from './reading';

const build = fileURLToPath(new URL('../../../dist/chrome', import.meta.url));

/** The built extension in a Chromium of its own with an empty profile. */
export class Extension {
  readonly context: BrowserContext;
  /** A page of the extension's, for its APIs. */
  #own: Page;
  readonly #served = new Map<string, string>();

  private constructor(context: BrowserContext, own: Page) {
    this.context = context;
    this.#own = own;
  }

  /** Start Chromium with the build in `dist/chrome`. */
  static async start(profile: string): Promise<Extension> {
    if (!existsSync(join(build, 'manifest.json'))) throw new Error('There is no build: npm run build.');
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      viewport: { width: 1200, height: 900 },
      args: [
        `--disable-extensions-except=${build}`,
        `--load-extension=${build}`,
        ...[
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      ],
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const own = await context.newPage();
    await own.goto(new URL('/src/options/index.html', worker.url()).href);
    await closeFirstRun(context);
    const extension = new Extension(context, own);
    await extension.#serveWhatIsKept();
    return extension;
  }

  /** Have a page at its real address: whoever opens it gets this markup, and nothing is asked of the network. */
  serve(address: string, markup: string): void {
    this.#served.set(address, markup);
  }

  /** Serve a page and open it in a new tab. */
  async open(address: string, markup?: string): Promise<Reading> {
    if (markup !== undefined) this.serve(address, markup);
    const page = await this.context.newPage();
    await page.goto(address);
    return read(page);
  }

  /** Open the popup in a tab of its own, as it is for a page. */
  async openPopup(of?: Page): Promise<Page> {
    const tab = of && (await this.tabOf(of));
    const popup = await this.context.newPage();
    await popup.setViewportSize({ width: 380, height: 600 });
    await popup.goto(new URL(`/src/popup/index.html${tab === undefined ? '' : `?tab=${tab}`}`, this.#own.url()).href);
    return popup;
  }

  /** The browser's number of a page's tab. */
  async tabOf(page: Page): Promise<number> {
    await page.bringToFront();
    const ids = await this.#own.evaluate(async () => (await chrome.tabs.query({ active: true })).map(({ id }) => id));
    const [id] = ids;
    if (id === undefined) throw new Error('the page has no tab');
    return id;
  }

  /** What the toolbar button says of a page. */
  async badge(of: Page): Promise<string> {
    const tabId = await this.tabOf(of);
    return this.#own.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tabId);
  }

  /** Have the browser stop the worker, and wait until it has. */
  async stopWorker(): Promise<void> {
    const session = await this.context.newCDPSession(this.#own);
    const stopped = new Promise<void>((done) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await session.detach();
  }

  /** Reload the extension as an update does: scripts in open tabs lose it. */
  async reload(): Promise<void> {
    const address = this.#own.url();
    const settings = await this.context.newPage();
    await settings.goto('chrome://extensions');
    // Outside of developer mode an unpacked extension that is reloaded stays off.
    await settings.evaluate(async (id) => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.reload(id, { failQuietly: true });
    }, new URL(address).host);
    this.#own = settings;
    await expect(() => settings.goto(address)).toPass();
  }

  async #serveWhatIsKept(): Promise<void> {
    await this.context.route(/^https?:/, (route) => {
      const body = this.#served.get(route.request().url());
      return route.fulfill(
        body === undefined ? { status: 404, body: '' } : { contentType: 'text/html; charset=utf-8', body },
      );
    });
  }
}

/** After an install the extension greets with a page in a tab of its own, which would take the focus from the test's. */
async function closeFirstRun(context: BrowserContext): Promise<void> {
  const isGreeting = (page: Page) => page.url().includes('/first-run.html');
  await expect.poll(() => context.pages().some(isGreeting)).toBe(true);
  for (const page of context.pages().filter(isGreeting)) await page.close();
}

/** A test with a browser of its own. */
export const test = base.extend<{ extension: Extension }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here.
  extension: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'manicule-profile-'));
    const extension = await Extension.start(profile);
    await use(extension);
    await extension.context.close();
    rmSync(profile, { recursive: true, force: true });
  },
});

export { expect };

declare const chrome: {
  tabs: { query(of: { active?: boolean }): Promise<{ id?: number }[]> };
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
  developerPrivate: {
    updateProfileConfiguration(of: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string, how: { failQuietly: boolean }): Promise<unknown>;
  };
};
