import { type CDPSession, expect, type Page } from '@playwright/test';
import type { Extension } from './extension';

/** Press the toolbar button over a page, which opens the real popup and gives us the tab; answers what the popup says. */
export async function pressButton({ context }: Extension, over: Page): Promise<string> {
  await over.bringToFront();
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('there is no browser');
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const targetId = targetInfos.find(({ url }) => url === over.url())?.targetId;
  const [worker] = context.serviceWorkers();
  const id = new URL(worker?.url() ?? '').host;
  // Playwright's types don't know the method.
  await session.send('Extensions.triggerAction' as 'Target.activateTarget', { id, targetId } as never);
  return popupText(session);
}

/** What the popup's panel says, of which Playwright knows nothing, once it knows the page. */
async function popupText(session: CDPSession): Promise<string> {
  const find = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url }) => url.endsWith('/src/popup/index.html'))?.targetId;
  };
  await expect.poll(find).toBeDefined();
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: (await find()) ?? '' });
  let text = '';
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    text = JSON.parse(message).result?.result?.value ?? text;
  });
  const expression = 'document.querySelector("#panel .p-body")?.innerText ?? ""';
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } });
  const ask = async () => {
    await session.send('Target.sendMessageToTarget', { message, sessionId });
    return text;
  };
  await expect.poll(ask).not.toBe('');
  return text;
}
