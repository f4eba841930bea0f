import browser from 'webextension-polyfill';
import type { Protocol } from '../messaging/protocol';
import { serve } from '../messaging/serve';
import { annotationHandlers } from './handlers/annotation';
import { browserHandlers } from './handlers/browser';
import { libraryHandlers } from './handlers/library';
import { ruleHandlers } from './handlers/rule';
import { sightingHandlers } from './handlers/sighting';
import { install } from './install';
import { expiryAlarm, keepUp } from './keep-up';
import { createMenu, hideSelection } from './menu';

// Listeners are added at once, while the worker starts, or the event that woke it is lost.
serve<Protocol>({
  ...annotationHandlers,
  ...browserHandlers,
  ...libraryHandlers,
  ...ruleHandlers,
  ...sightingHandlers,
});
browser.runtime.onInstalled.addListener((details) => attempt(() => install(details)));
browser.runtime.onStartup.addListener(() => attempt(createMenu));
browser.contextMenus.onClicked.addListener((info) => attempt(() => hideSelection(info)));
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === expiryAlarm) attempt(keepUp);
});
attempt(keepUp);

/** Nobody waits for an event's work; what fails is written to the worker's console. */
function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => console.error(error));
}
