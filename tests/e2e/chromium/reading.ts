import { type CDPSession, expect, type Page } from '@playwright/test';
import { isNamed, type Reader, type Role, type Said } from '../reader';

interface Found extends Said {
  /** Chromium's number for the element. */
  node: number;
}

/** A page of Chromium's through its accessibility tree. */
export class Reading implements Reader {
  readonly page: Page;
  readonly #session: CDPSession;

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  async all(within = 'html'): Promise<Found[]> {
    const expression = `document.querySelector(${JSON.stringify(within)})`;
    const { result } = await this.#session.send('Runtime.evaluate', { expression });
    if (result.objectId === undefined) return [];
    // A page that draws at this very moment has taken the element away.
    const { nodes } = await this.#session
      .send('Accessibility.queryAXTree', { objectId: result.objectId })
      .catch(() => ({ nodes: [] }));
    return nodes.flatMap(({ ignored, role, name, value, backendDOMNodeId: node }) => {
      const said = { role: String(role?.value), name: String(name?.value ?? ''), value: String(value?.value ?? '') };
      return ignored || node === undefined ? [] : [{ ...said, node }];
    });
  }

  async names(role: Role, within?: string): Promise<string[]> {
    return (await this.all(within)).filter((said) => said.role === role).map(({ name }) => name);
  }

  async has(role: Role, name: string | RegExp, within?: string): Promise<boolean> {
    return (await this.all(within)).some((said) => said.role === role && isNamed(said.name, name));
  }

  async find(role: Role, name: string | RegExp, within?: string): Promise<Found> {
    let found: Found | undefined;
    const look = async () => {
      found = (await this.all(within)).find((said) => said.role === role && isNamed(said.name, name));
      return found !== undefined;
    };
    await expect.poll(look, { message: `a ${role} named ${name} in ${within ?? 'the page'}` }).toBe(true);
    return found as Found & undefined;
  }

  async gone(role: Role, name: string | RegExp, within?: string): Promise<void> {
    const message = `no ${role} named ${name} in ${within ?? 'the page'}`;
    await expect.poll(() => this.has(role, name, within), { message }).toBe(false);
  }

  async click(role: Role, name: string | RegExp, within?: string): Promise<void> {
    const press = async () => {
      const { node } = await this.find(role, name, within);
      await this.#session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node });
      const { quads } = await this.#session.send('DOM.getContentQuads', { backendNodeId: node });
      const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
      await this.page.mouse.click((left + right) / 2, (top + bottom) / 2);
    };
    // Once more where the strip was drawn anew between finding the control and clicking it.
    await press().catch(press);
  }

  async type(text: string): Promise<void> {
    if (text.length < 100) await this.page.keyboard.type(text);
    else await this.page.keyboard.insertText(text);
  }

  async press(key: 'Enter' | 'Escape'): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The page's whole markup with what is in shadow roots, closed ones included, as declarative shadow roots. */
  async markup(): Promise<string> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: 0 });
    const { outerHTML } = await this.#session.send('DOM.getOuterHTML', { nodeId: root.nodeId, includeShadowDOM: true });
    return outerHTML;
  }
}

/** Read a page from now on. */
export async function read(page: Page): Promise<Reading> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  return new Reading(page, session);
}
