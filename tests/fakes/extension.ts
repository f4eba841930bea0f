import type { Runtime } from 'webextension-polyfill';

/**
 * A fake of what a content script uses of the extension API: messages within this process, `storage.local` in memory.
 * What crosses it is JSON, as in Chromium; it says nothing else of how browsers behave (tests/e2e does). Import it
 * bare and first: `src/messaging/extension.ts` takes the browser's object when it is loaded.
 */
type Respond = (reply: unknown) => void;
type MessageListener = (message: unknown, sender: Runtime.MessageSender, respond: Respond) => boolean | undefined;
type ChangeListener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

const page: Runtime.MessageSender = { id: 'fake', url: 'https://huggingface.co/papers' };
const messageListeners = new Set<MessageListener>();
const changeListeners = new Set<ChangeListener>();
const stored = new Map<string, unknown>();

/** Ask as the browser does: undefined where no listener answers. */
async function deliver(message: unknown, sender: Runtime.MessageSender): Promise<unknown> {
  if (messageListeners.size === 0) throw new Error('Could not establish connection. Receiving end does not exist.');
  return new Promise((resolve) => {
    const respond = (reply: unknown) => resolve(asJson(reply));
    const waits = [...messageListeners].map((listen) => listen(asJson(message), sender, respond));
    if (!waits.includes(true)) resolve(undefined);
  });
}

async function get(keys: string[]): Promise<Record<string, unknown>> {
  const found = keys.filter((key) => stored.has(key)).map((key) => [key, asJson(stored.get(key))]);
  await fake.beforeRead;
  return Object.fromEntries(found);
}

/** What tests do to the fake. */
export const fake = {
  /** What every read of `storage.local` waits for once it has its values. */
  beforeRead: undefined as Promise<void> | undefined,
  /** Write to `storage.local`, as the worker does; undefined removes. Of what stays as it was nobody is told, as in Chromium. */
  store(values: Record<string, unknown>, area = 'local'): void {
    const isOther = ([key, value]: [string, unknown]) => JSON.stringify(stored.get(key)) !== JSON.stringify(value);
    const others = Object.entries(values).filter(isOther);
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) stored.delete(key);
      else stored.set(key, asJson(value));
    }
    if (others.length === 0) return;
    const changes = others.map(([key, value]) => [key, value === undefined ? {} : { newValue: asJson(value) }]);
    for (const listen of changeListeners) listen(Object.fromEntries(changes), area);
  },
  /** Deliver a message from somebody else; the sender is a page of ours unless said otherwise. */
  deliver: (message: unknown, sender = page) => deliver(message, sender),
  /** Deliver a message and have the answer given to `respond`. */
  deliverTo(respond: Respond, message: unknown): void {
    for (const listen of messageListeners) listen(message, page, respond);
  },
  /** How many listen to messages, and to changes of the storage. */
  listening: () => [messageListeners.size, changeListeners.size],
  reset(): void {
    stored.clear();
    messageListeners.clear();
    changeListeners.clear();
    fake.beforeRead = undefined;
  },
};

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

const browser = {
  runtime: {
    id: 'fake',
    sendMessage: (message: unknown) => deliver(message, page),
    onMessage: {
      addListener: (listener: MessageListener) => void messageListeners.add(listener),
      removeListener: (listener: MessageListener) => void messageListeners.delete(listener),
    },
  },
  tabs: {
    sendMessage: (tab: number, message: unknown, { frameId }: { frameId: number }) =>
      tab === 7 && frameId === 0 ? deliver(message, page) : Promise.reject(new Error('No tab with that id')),
  },
  storage: {
    local: { get },
    onChanged: {
      addListener: (listener: ChangeListener) => void changeListeners.add(listener),
      removeListener: (listener: ChangeListener) => void changeListeners.delete(listener),
    },
  },
};

Object.assign(globalThis, { browser });
