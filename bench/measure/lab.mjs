// Listings with and without the content script, at the same address in the same browser.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtension, openWith } from './browser.mjs';
import { record } from './trace.mjs';

/** Our content script as the manifest has it, the floor that it is held against, and what watches the frames. */
export const floor = { js: ['floor.js'], css: [] };
const frames = { js: ['frames.js'], css: [] };

/** A content script that does nothing. */
export const empty = { js: ['empty.js'], css: [] };

/** A browser whose extension runs its content script only where and when it is told to. */
export class Lab {
  /** The files of the content script: `{ js, css }`. */
  ours;
  /** The script of the sites that the user enables: `{ js, css }`. */
  everywhere;
  #context;
  #worker;
  #body = '';

  /** Build the extension, take the content script's pages out of its manifest, and start. */
  static async open() {
    const lab = new Lab();
    const folder = await buildExtension();
    for (const name of [...floor.js, ...frames.js, ...empty.js])
      copyFileSync(fileURLToPath(new URL(`../injected/${name}`, import.meta.url)), join(folder, name));
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    const [script] = manifest.content_scripts;
    lab.ours = { js: script.js, css: script.css };
    const isEverywhere = (name) => /(?:^|\/)everywhere\.iife[^/]*\.js$/.test(name);
    lab.everywhere = { js: readdirSync(folder, { recursive: true }).filter(isEverywhere), css: [] };
    script.matches = ['https://manicule.invalid/*'];
    writeFileSync(path, JSON.stringify(manifest));
    const page = () => ({ contentType: 'text/html; charset=utf-8', body: lab.#body });
    const { context, worker } = await openWith(folder, page);
    lab.#context = context;
    lab.#worker = worker;
    return lab;
  }

  close() {
    return this.#context.close();
  }

  /**
   * Open a page in a tab of its own, use it, and close it.
   * @param {{ address: string, body: string }} listing
   * @param {{ js: string[], css: string[] }} [files] of the extension's, that run when the page starts
   */
  async visit({ address, body }, files, use) {
    this.#body = body;
    await this.#runAtStart(files);
    const page = await this.#context.newPage();
    const result = await use(page, () => page.goto(address));
    await page.close();
    return result;
  }

  /** Run files of the extension's in the page that is open. */
  add(files) {
    return this.#worker.evaluate(async ({ js, css }) => {
      const [{ id }] = await chrome.tabs.query({ url: ['https://huggingface.co/*', 'https://arxiv.org/*'] });
      const target = { tabId: id };
      if (css.length > 0) await chrome.scripting.insertCSS({ target, files: css });
      await chrome.scripting.executeScript({ target, files: js, injectImmediately: true });
    }, files);
  }

  /** Watch the frames of a page from its start, beside other files. */
  watched(files) {
    return { js: [...frames.js, ...files.js], css: files.css };
  }

  /** Call a function that injected/frames.js has made, and wait for its answer. */
  ask(name) {
    return this.#worker.evaluate(async (name) => {
      const [{ id }] = await chrome.tabs.query({ url: ['https://huggingface.co/*', 'https://arxiv.org/*'] });
      const func = (name) => globalThis[name]();
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: id }, func, args: [name] });
      return result;
    }, name);
  }

  async #runAtStart(files) {
    await this.#worker.evaluate(async (files) => {
      await chrome.scripting.unregisterContentScripts();
      const matches = ['https://huggingface.co/*', 'https://arxiv.org/*'];
      const script = { id: 'bench', ...files, matches, runAt: 'document_start', persistAcrossSessions: false };
      if (files.js) await chrome.scripting.registerContentScripts([script]);
    }, files ?? {});
  }
}

/** Open a page and record its main thread until it has rested for so many milliseconds. */
export function recordLoad(page, open, rest) {
  return record(page, async () => {
    await open();
    await page.waitForTimeout(rest);
  });
}
