import type { Browser, Runtime, Scripting } from 'webextension-polyfill';

/**
 * A fake of the extension API, small and in memory, for what the worker uses of it: it says nothing of how browsers
 * behave (tests/e2e does). The real polyfill throws outside an extension, so vitest.config.ts puts this in its place.
 */

const required = ['https://huggingface.co/*', 'https://arxiv.org/*', 'https://export.arxiv.org/*'];

/** An event that tests can fire. */
class FakeEvent<Arguments extends unknown[]> {
  readonly listeners = new Set<(...args: Arguments) => unknown>();
  addListener = (listener: (...args: Arguments) => unknown) => void this.listeners.add(listener);
  removeListener = (listener: (...args: Arguments) => unknown) => void this.listeners.delete(listener);
  hasListener = (listener: (...args: Arguments) => unknown) => this.listeners.has(listener);
  fire = (...args: Arguments) => [...this.listeners].map((listener) => listener(...args));
}

/** What happened to the fake, and what it is to answer; `reset` empties it. */
export class FakeState {
  /** `storage.local`. */
  stored = new Map<string, unknown>();
  /** The keys of every write to `storage.local`, in order. */
  writes: string[][] = [];
  /** Awaited before each write to `storage.local`; what it throws is what the write fails with. */
  beforeWrite: (keys: string[]) => void | Promise<void> = () => undefined;
  /** Awaited before keys are removed from `storage.local`; what it throws is what that fails with. */
  beforeRemove: (keys: string[]) => void | Promise<void> = () => undefined;
  /** The hosts that are granted, by match patterns: the required ones and what a test adds. */
  origins = new Set(required);
  /** What `permissions.request` does: grants, as if somebody had said yes. */
  request: (origins: string[]) => boolean = (origins) => origins.every((origin) => fake.origins.add(origin));
  /** Of the extension. */
  version = '1';
  scripts = new Map<string, Scripting.RegisteredContentScript>();
  alarms = new Map<string, { when?: number; delayInMinutes?: number }>();
  /** When each is due, milliseconds since the Unix epoch. */
  alarmTimes = new Map<string, number>();
  /** What was downloaded: its address and its name. */
  downloads: { url: string; filename: string }[] = [];
  badges = new Map<number | undefined, string>();
  titles = new Map<number, string>();
  menus: { id?: string; title?: string; documentUrlPatterns?: string[] }[] = [];
  tabs: { id?: number; url?: string }[] = [];
  /** What was sent to tabs. */
  told: { tabId: number; message: unknown }[] = [];
  /** What a tab's page answers; without an answer there is no script of ours. */
  answer: (tabId: number, message: unknown) => unknown = () => undefined;
  /** What a function that runs in a page answers. */
  result: unknown;
  created: string[] = [];
  injected: { tabId: number; files: string[] }[] = [];
  /** Tabs that take no script. */
  closed = new Set<number>();
}

/** The one state of the fake. */
export const fake = new FakeState();

/** Start anew. Listeners stay, as a module adds them only once. */
export function resetFake(): void {
  Object.assign(fake, new FakeState());
}

/** A sender as the browser describes one of our own pages. */
export const ownPage: Runtime.MessageSender = { id: 'fake', url: 'chrome-extension://fake/src/popup/index.html' };

/** A sender as the browser describes a content script in a tab. */
export function contentScript(url: string, tab: { id: number; incognito: boolean }): Runtime.MessageSender {
  return { id: 'fake', url, tab: { index: 0, highlighted: false, active: true, pinned: false, ...tab } };
}

/** Events that tests fire. */
export const events = {
  onMessage: new FakeEvent<[message: unknown, sender: Runtime.MessageSender, respond: (reply: unknown) => void]>(),
  onInstalled: new FakeEvent<[{ reason: string }]>(),
  onStartup: new FakeEvent<[]>(),
  onClicked: new FakeEvent<[info: { menuItemId: string; selectionText?: string }, tab?: { id: number }]>(),
  onCommand: new FakeEvent<[name: string, tab?: { id: number }]>(),
  onAdded: new FakeEvent<[{ origins?: string[] }]>(),
  onRemoved: new FakeEvent<[{ origins?: string[] }]>(),
  onAlarm: new FakeEvent<[{ name: string }]>(),
  onChanged: new FakeEvent<[changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string]>(),
};

const local = {
  async get(keys: null | string | string[]) {
    const wanted = keys === null ? [...fake.stored.keys()] : [keys].flat();
    const found = wanted.filter((key) => fake.stored.has(key));
    return structuredClone(Object.fromEntries(found.map((key) => [key, fake.stored.get(key)])));
  },
  async set(items: Record<string, unknown>) {
    await fake.beforeWrite(Object.keys(items));
    fake.writes.push(Object.keys(items));
    // As in the browser, what is stored is JSON.
    for (const [key, value] of Object.entries(items)) fake.stored.set(key, JSON.parse(JSON.stringify(value)));
  },
  async remove(keys: string | string[]) {
    await fake.beforeWrite([keys].flat());
    await fake.beforeRemove([keys].flat());
    for (const key of [keys].flat()) fake.stored.delete(key);
  },
};

const scripting = {
  getRegisteredContentScripts: async ({ ids = [] }: { ids?: string[] }) =>
    [...fake.scripts.values()].filter(({ id }) => ids.includes(id)),
  async registerContentScripts(scripts: Scripting.RegisteredContentScript[]) {
    for (const script of scripts) {
      if (fake.scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
      fake.scripts.set(script.id, script);
    }
  },
  async updateContentScripts(scripts: Scripting.RegisteredContentScript[]) {
    for (const script of scripts) {
      if (!fake.scripts.has(script.id)) throw new Error(`Nonexistent script ID '${script.id}'`);
      fake.scripts.set(script.id, script);
    }
  },
  async unregisterContentScripts({ ids = [] }: { ids?: string[] }) {
    for (const id of ids) fake.scripts.delete(id);
  },
  executeScript: inject,
  insertCSS: inject,
};

async function inject({ target, files }: { target: { tabId: number }; files?: string[] }): Promise<unknown> {
  if (fake.closed.has(target.tabId)) throw new Error('Cannot access contents of the page');
  if (files) fake.injected.push({ tabId: target.tabId, files });
  return [{ result: files ? undefined : fake.result }];
}

const permissions = {
  onAdded: events.onAdded,
  onRemoved: events.onRemoved,
  request: async ({ origins }: { origins: string[] }) => fake.request(origins),
  remove: async ({ origins }: { origins: string[] }) => origins.every((origin) => fake.origins.delete(origin)),
  contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => fake.origins.has(origin)),
  getAll: async () => ({ origins: [...fake.origins] }),
};

const browser = {
  runtime: {
    id: 'fake',
    getPlatformInfo: async () => ({ os: 'linux' }),
    getURL: (path: string) => `chrome-extension://fake/${path}`,
    getManifest: () => ({
      version: fake.version,
      host_permissions: required,
      content_scripts: [
        { matches: ['https://huggingface.co/*', 'https://arxiv.org/*'], js: ['page.js'], css: ['page.css'] },
      ],
    }),
    onMessage: events.onMessage,
    onInstalled: events.onInstalled,
    onStartup: events.onStartup,
  },
  storage: { local, onChanged: events.onChanged },
  scripting,
  permissions,
  commands: { onCommand: events.onCommand },
  action: {
    setTitle: async ({ tabId, title }: { tabId: number; title: string }) => void fake.titles.set(tabId, title),
    setBadgeBackgroundColor: async () => undefined,
    setBadgeText: async ({ tabId, text }: { tabId?: number; text: string }) => void fake.badges.set(tabId, text),
  },
  alarms: {
    onAlarm: events.onAlarm,
    get: async (name: string) => fake.alarms.get(name) && { name, scheduledTime: fake.alarmTimes.get(name) },
    create: (name: string, info: { when?: number; delayInMinutes?: number }) => {
      fake.alarms.set(name, info);
      fake.alarmTimes.set(name, info.when ?? Date.now() + (info.delayInMinutes ?? 0) * 60_000);
    },
    clear: async (name: string) => fake.alarms.delete(name),
  },
  downloads: {
    download: async (wanted: { url: string; filename: string }) => fake.downloads.push(wanted),
    search: async () => [{ state: 'complete' }],
  },
  contextMenus: {
    onClicked: events.onClicked,
    removeAll: async () => void fake.menus.splice(0),
    create: (menu: { id?: string; title?: string }) => void fake.menus.push(menu),
  },
  tabs: {
    query: async () => fake.tabs,
    async sendMessage(tabId: number, message: unknown) {
      fake.told.push({ tabId, message });
      const value = fake.answer(tabId, message);
      if (value === undefined) throw new Error('Could not establish connection. Receiving end does not exist.');
      return { ok: true, value };
    },
    create: async ({ url }: { url: string }) => void fake.created.push(url),
  },
  i18n: { getMessage: (key: string) => key },
} as unknown as Browser;

// messaging/extension.ts takes the browser's own object.
Object.assign(globalThis, { browser });

export default browser;
