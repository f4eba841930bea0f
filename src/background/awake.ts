import browser from 'webextension-polyfill';

/** Milliseconds; a worker is stopped after 30 seconds in which it has asked nothing of the browser. */
const interval = 20_000;

/** Do what takes long without being stopped for idleness. A worker that is stopped all the same leaves no harm behind: that is up to the work. */
export async function staysAwake<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo().catch(() => undefined), interval);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
