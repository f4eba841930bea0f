import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { OwnReading, Reading } from './reading';

const build = fileURLToPath(new URL('../../../dist/firefox', import.meta.url));

/** The address that the extension gets, so that its own pages can be opened. */
const host = '2c2f1f4e-6c1b-4d53-9a86-3d1d5a4f7b10';
const id = 'manicule@manicule.invalid';

/** The built extension in a Firefox of its own with an empty profile. */
export class Firefox {
  readonly browser: Browser;
  /** A page of the extension's, for its APIs. */
  readonly own: Page;
  readonly #served = new Map<string, string>();

  private constructor(browser: Browser, own: Page) {
    this.browser = browser;
    this.own = own;
  }

  /**
   * Start Firefox with the build in `dist/firefox`. `remembers`: false as with “Never remember history”, which leaves
   * extensions no database. `downloads`: the folder for files.
   */
  static async start({ remembers = true, downloads = tmpdir() } = {}): Promise<Firefox> {
    if (!existsSync(join(build, 'manifest.json'))) throw new Error('There is no build: npm run build.');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
      headless: true,
      // Without it our own pages can't be opened.
      args: ['--remote-allow-system-access'],
      defaultViewport: { width: 1200, height: 900 },
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [id]: host }),
        'extensions.background.idle.timeout': 5_000,
        // What the user is asked for is granted.
        'extensions.webextOptionalPermissionPrompts': false,
        // What tests save is asked of nobody: these lead to this machine, where nobody answers.
        'network.dns.localDomains': 'export.arxiv.org,huggingface.co',
        'browser.privatebrowsing.autostart': !remembers,
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
      },
    });
    if (!remembers) await allowInPrivateWindows(browser);
    await browser.installExtension(build);
    const own = await openOwnPage(browser, 'src/options/index.html');
    return new Firefox(browser, own);
  }

  /** Have a page at its real address: whoever opens it gets this markup, and nothing is asked of the network. */
  serve(address: string, markup: string): void {
    this.#served.set(address, markup);
  }

  /** Serve a page and open it in a new tab. */
  async open(address: string, markup?: string): Promise<Reading> {
    if (markup !== undefined) this.serve(address, markup);
    const page = await this.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => void this.#respond(request).catch(() => undefined));
    await page.goto(address);
    return new Reading(page, this.own);
  }

  /** Open the popup in a tab of its own, as it is for a page, or for none. */
  async openPopup(of?: Page): Promise<Page> {
    const tab = of && (await this.#tabOf(of));
    return openOwnPage(this.browser, `src/popup/index.html${tab === undefined ? '' : `?tab=${tab}`}`);
  }

  /** Open one of the extension's own pages in a tab, to be read as others are. */
  async openOwn(path: string): Promise<OwnReading> {
    return new OwnReading(await openOwnPage(this.browser, path), this.own);
  }

  /** Send a message to the worker as our own pages do; answers the value. */
  async send(type: string, data?: unknown): Promise<unknown> {
    const answer = await this.own.evaluate((message) => browser.runtime.sendMessage(message), { type, data });
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer)}`);
    return answer.value;
  }

  /** Press the toolbar button over a page, which opens the real popup and gives us the tab: in Firefox's own world. */
  async pressButton(over: Page): Promise<void> {
    await over.bringToFront();
    await inFirefoxItself(
      this.browser,
      `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        .ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID('${id}').extension)
        .triggerAction(window)`,
    );
  }

  /** End the background page whatever it is doing, as Firefox does when it has been idle: in Firefox's own world. */
  async killBackground(): Promise<void> {
    await inFirefoxItself(
      this.browser,
      `WebExtensionPolicy.getByID('${id}').extension
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async #tabOf(page: Page): Promise<number> {
    await page.bringToFront();
    return this.own.evaluate('browser.tabs.query({ active: true }).then(([tab]) => tab.id)') as Promise<number>;
  }

  async #respond(request: HTTPRequest): Promise<void> {
    const body = this.#served.get(request.url());
    if (body === undefined) await request.respond({ status: 404, body: '' });
    else await request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body });
  }
}

/** What of WebDriver BiDi puppeteer has no method for. */
interface Connected {
  connection: { send(method: string, parameters: object): Promise<{ result: { contexts: { context: string }[] } }> };
}

/** Tick “Run in private windows”, as a user does in the add-on's settings: in Firefox's own world, for want of another way. */
function allowInPrivateWindows(browser: Browser): Promise<unknown> {
  const expression = `ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
    .ExtensionPermissions.add('${id}', { permissions: ['internal:privateBrowsingAllowed'], origins: [] })`;
  return inFirefoxItself(browser, expression);
}

async function inFirefoxItself(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as Connected;
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const target = { context: result.contexts[0]?.context };
  return connection.send('script.evaluate', { target, awaitPromise: true, expression });
}

async function openOwnPage(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  // Firefox never says that a page of an extension has arrived.
  await page.goto(`moz-extension://${host}/${path}`, { timeout: 1_000 }).catch(() => undefined);
  await page.waitForFunction(() => document.readyState === 'complete' && location.protocol === 'moz-extension:');
  return page;
}

declare const browser: { runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; value?: unknown }> } };
