// Drives the built extension in a real Chromium, as a person does: by what a screen reader says, with mouse and keys.
// Closed shadow roots are no obstacle: the browser's accessibility tree shows what is in them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const build = fileURLToPath(new URL('../dist/chrome', import.meta.url));

const flags = (extension) => [
  `--disable-extensions-except=${extension}`,
  `--load-extension=${extension}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds after which something that was waited for counts as missing. */
const patience = 20_000;

/**
 * Open the browser with the extension and a profile that is thrown away when it is closed.
 * @param {object} options
 * @param {string} options.executablePath the browser
 * @param {boolean} options.headless
 * @param {(address: string) => object} [options.respond] answers every request to the web, as Playwright's `fulfill`
 *   takes it; nothing goes to the network then. Without it, everything does.
 * @param {string} [options.extension] the folder of the built extension; without it, dist/chrome
 * @param {number} [options.scale] device pixels per pixel of a headless browser
 * @returns {Promise<{ context: import('@playwright/test').BrowserContext, worker: import('@playwright/test').Worker }>}
 */
export async function openBrowser({ executablePath, headless, respond, extension = build, scale = 2 }) {
  const profile = mkdtempSync(join(tmpdir(), 'manicule-profile-'));
  // Not when the browser closes: its processes may still write.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const forPictures = { viewport: { width: 1040, height: 960 }, deviceScaleFactor: scale };
  const forPeople = { viewport: null, colorScheme: null, ignoreDefaultArgs: ['--enable-automation'] };
  const launch = (chromiumSandbox) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      chromiumSandbox,
      args: headless ? [...flags(extension), '--disable-gpu'] : flags(extension),
      ...(headless ? forPictures : forPeople),
    });
  // Without the sandbox only where there can be none: as root, in some containers.
  const context = await (process.getuid?.() === 0 ? launch(false) : launch(true).catch(() => launch(false)));
  if (respond) await context.route(/^https?:/, (route) => route.fulfill(respond(route.request().url())));
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { context, worker };
}

/**
 * Open the popup as a tab, about a page as if it had been opened over it.
 * @returns {Promise<Reader>}
 */
export async function openPopup({ context, worker }, of) {
  await of.page.bringToFront();
  const [tab] = await worker.evaluate(() => chrome.tabs.query({ active: true }));
  const page = await context.newPage();
  await page.setViewportSize({ width: 380, height: 600 });
  await page.goto(new URL(`/src/popup/index.html?tab=${tab.id}`, worker.url()).href);
  return readerOf(page);
}

/** Start to read a page. */
export async function readerOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  return new Reader(page, session);
}

/** The selector of a paper's card on a Hugging Face listing. */
export function cardOf(id) {
  return `article:has(h3 a[href="/papers/${id}"])`;
}

/** A page by roles and accessible names. `within` is a selector of one of the page's own elements. */
export class Reader {
  #session;

  constructor(page, session) {
    this.page = page;
    this.#session = session;
  }

  /** List what is said, in page order: `{ role, name, isDisabled, node }`; nothing where the element isn't there. */
  async all(within = 'html') {
    const expression = `document.querySelector(${JSON.stringify(within)})`;
    const { result } = await this.#session.send('Runtime.evaluate', { expression });
    return result.objectId === undefined ? [] : this.#inside({ objectId: result.objectId });
  }

  /** The text of something that `find` has answered, its parts joined by spaces. */
  async textOf({ node: backendNodeId }) {
    const said = await this.#inside({ backendNodeId });
    return said
      .filter(({ role }) => role === 'StaticText')
      .map(({ name }) => name.trim())
      .join(' ');
  }

  /**
   * Wait for something that isn't disabled and answer it.
   * @throws {Error} that says what is missing.
   */
  async find(role, name, within) {
    const isNamed = (said) => (name instanceof RegExp ? name.test(said.name) : said.name === name);
    const isWanted = (said) => said.role === role && isNamed(said) && !said.isDisabled;
    for (const end = Date.now() + patience; Date.now() < end; await this.page.waitForTimeout(50)) {
      const found = (await this.all(within)).find(isWanted);
      if (found) return found;
    }
    throw new Error(`There is no ${role} named ${name} in ${within ?? this.page.url()}.`);
  }

  /** Wait for something and click in its middle with the mouse. */
  async click(role, name, within) {
    const press = async () => {
      const { node: backendNodeId } = await this.find(role, name, within);
      await this.#session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { quads } = await this.#session.send('DOM.getContentQuads', { backendNodeId });
      const [left, top, , , right, bottom] = quads[0];
      await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
    };
    // Once more where it was drawn anew between finding and clicking.
    await press().catch(press);
  }

  /** Type where the focus is, then press keys. */
  async type(text, ...keys) {
    await this.page.keyboard.type(text);
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async #inside(where) {
    // A page that draws at this very moment has taken the element away.
    const { nodes } = await this.#session.send('Accessibility.queryAXTree', where).catch(() => ({ nodes: [] }));
    return nodes
      .filter(({ ignored, backendDOMNodeId }) => !ignored && backendDOMNodeId !== undefined)
      .map(({ role, name, properties = [], backendDOMNodeId: node }) => ({
        role: role?.value,
        name: name?.value ?? '',
        isDisabled: properties.some((property) => property.name === 'disabled' && property.value.value === true),
        node,
      }));
  }
}
