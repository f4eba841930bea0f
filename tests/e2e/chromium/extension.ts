import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, type CDPSession, chromium, expect, type Page } from '@playwright/test';
import { type Reading, read } from './reading';

const inDist = fileURLToPath(new URL('../../../dist/chrome', import.meta.url));

/** The built extension in a Chromium of its own with an empty profile. */
export class Extension {
  readonly context: BrowserContext;
  /** What went wrong on pages so far: exceptions, and what our script has caught and told the console. */
  readonly faults: string[] = [];
  /** A page of the extension's, for its APIs. */
  #own: Page;
  readonly #served = new Map<string, string>();
  #killer: Promise<CDPSession> | undefined;

  private constructor(context: BrowserContext, own: Page) {
    this.context = context;
    this.#own = own;
    context.on('weberror', (fault) => this.faults.push(String(fault.error())));
    context.on('console', (said) => said.text().startsWith('Manicule:') && this.faults.push(said.text()));
  }

  /** Start Chromium with the build in `dist/chrome`, or one in another folder. */
  static async start(profile: string, build = inDist): Promise<Extension> {
    if (!existsSync(join(build, 'manifest.json'))) throw new Error('There is no build: npm run build.');
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      headless: true,
      // As every browser has it, and Playwright has not.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
      viewport: { width: 1200, height: 900 },
      args: [
        `--disable-extensions-except=${build}`,
        `--load-extension=${build}`,
        ...[
          '--no-sandbox',
          // To press the toolbar button.
          '--enable-unsafe-extension-debugging',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // What is saved is looked up: no test asks a real service.
          '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
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

  /** Run a function of ours on a page, in the world of our content script. */
  async inside<A, R>(of: Page, func: (given: A) => R, given: A): Promise<R> {
    const tabId = await this.tabOf(of);
    // As text, because a function can't be handed over; it stands for itself.
    return this.#own.evaluate(
      `chrome.scripting.executeScript({ target: { tabId: ${tabId} }, func: ${func}, args: ${JSON.stringify([given])} })
        .then(([answer]) => answer.result)`,
    );
  }

  /** Run a function on a page of the extension's, for its APIs. */
  own<A, R>(func: (given: A) => R | Promise<R>, given: A): Promise<R> {
    return this.#own.evaluate(func as (given: unknown) => R | Promise<R>, given);
  }

  /** Say yes beforehand: what the user has allowed in the browser's settings is granted without a prompt, which nobody could press here. */
  async allow(origin: string): Promise<void> {
    const settings = await this.context.newPage();
    await settings.goto('chrome://extensions');
    await settings.evaluate(([id, host]) => chrome.developerPrivate.addHostPermission(id, host), [
      new URL(this.#own.url()).host,
      origin,
    ] as const);
    await settings.close();
  }

  /** Allow a site by its match pattern, as a user does who agrees to the browser's prompt. */
  async enable(origin: string): Promise<void> {
    await this.allow(origin);
    expect(await this.own((origins) => chrome.permissions.request({ origins }), [origin])).toBe(true);
    const registered = () => this.own(() => chrome.scripting.getRegisteredContentScripts(), undefined);
    await expect.poll(async () => (await registered()).some(({ matches }) => matches?.includes(origin))).toBe(true);
  }

  /** Make all new for the next test: no pages, an empty library without backups, no site enabled. */
  async reset(): Promise<void> {
    for (const page of this.context.pages()) if (page !== this.#own) await page.close();
    this.#served.clear();
    await this.own(async () => {
      const { origins = [] } = await chrome.permissions.getAll();
      const { host_permissions: required } = chrome.runtime.getManifest();
      const enabled = origins.filter((origin) => !required.includes(origin));
      if (enabled.length > 0) await chrome.permissions.remove({ origins: enabled });
    }, undefined);
    await this.stopWorker();
    await this.own(async () => {
      await new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase('library');
        asked.onsuccess = () => resolve();
        asked.onerror = asked.onblocked = () => reject(new Error('the library is in use'));
      });
      const root = await navigator.storage.getDirectory();
      await root.removeEntry('backups', { recursive: true }).catch(() => undefined);
      await chrome.storage.local.clear();
      await chrome.scripting.unregisterContentScripts();
      await chrome.runtime.sendMessage({ type: 'library.check' });
    }, undefined);
    await this.#own.reload();
    this.faults.length = 0;
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

  /** Have the browser stop the worker, whatever it is doing; nothing happens where it isn't running. */
  async killWorker(): Promise<void> {
    this.#killer ??= this.context.newCDPSession(this.#own);
    const session = await this.#killer;
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  }

  /** Reload the extension as an update does: scripts in open tabs lose it, and others take over. */
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
    // A click on what the scripts before have drawn would be lost with it.
    await expect(() => settings.evaluate(reportOfAll)).toPass();
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

/** Ask all open pages of the required sites; those that a new script hasn't taken over yet don't answer. */
async function reportOfAll(): Promise<void> {
  const tabs = await chrome.tabs.query({ url: ['https://huggingface.co/*', 'https://arxiv.org/*'] });
  for (const { id = 0 } of tabs) await chrome.tabs.sendMessage(id, { type: 'page.report' }, { frameId: 0 });
}

/** After an install the extension greets with a page in a tab of its own, which would take the focus from the test's. */
async function closeFirstRun(context: BrowserContext): Promise<void> {
  const isGreeting = (page: Page) => page.url().includes('/first-run.html');
  await expect.poll(() => context.pages().some(isGreeting)).toBe(true);
  for (const page of context.pages().filter(isGreeting)) await page.close();
}

/** Start Chromium with a profile of its own, do something with it, and leave nothing. */
export async function withExtension(use: (extension: Extension) => Promise<void>, build?: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'manicule-profile-'));
  const extension = await Extension.start(profile, build);
  try {
    await use(extension);
  } finally {
    await extension.context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** A test with a browser that is as good as new: starting one takes longer than most tests. No page may see an error. */
export const test = base.extend<{ extension: Extension }, { started: Extension }>({
  started: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here.
    async ({}, use) => withExtension(use),
    { scope: 'worker' },
  ],
  extension: async ({ started }, use) => {
    await started.reset();
    await use(started);
    expect(started.faults).toEqual([]);
  },
});

export { expect };

declare const chrome: {
  runtime: { getManifest(): { host_permissions: string[] }; sendMessage(message: unknown): Promise<unknown> };
  permissions: {
    getAll(): Promise<{ origins?: string[] }>;
    request(of: { origins: readonly string[] }): Promise<boolean>;
    remove(of: { origins: readonly string[] }): Promise<boolean>;
  };
  scripting: {
    getRegisteredContentScripts(): Promise<{ matches?: string[] }[]>;
    unregisterContentScripts(): Promise<void>;
  };
  storage: { local: { clear(): Promise<void> } };
  tabs: {
    query(of: { active?: boolean; url?: string[] }): Promise<{ id?: number }[]>;
    sendMessage(tab: number, message: unknown, to: { frameId: number }): Promise<unknown>;
  };
  action: { getBadgeText(of: { tabId: number }): Promise<string> };
  developerPrivate: {
    updateProfileConfiguration(of: { inDeveloperMode: boolean }): Promise<void>;
    addHostPermission(id: string, host: string): Promise<void>;
    reload(id: string, how: { failQuietly: boolean }): Promise<unknown>;
  };
};
