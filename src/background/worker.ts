import browser from 'webextension-polyfill';
import '../core/all-schemes';
import type { Protocol } from '../messaging/protocol';
import { serve } from '../messaging/serve';
import { fileAlarm, planFile, saveFileIfDue } from './backups/file';
import { snapshotAlarm, snapshotIfChanged } from './backups/plan';
import { addSites, changeSites, keepEnabledSites, removeSites } from './enabled-sites';
import { findPapers, findPapersCommand } from './find-papers';
import { annotationHandlers } from './handlers/annotation';
import { backupHandlers } from './handlers/backup';
import { browserHandlers } from './handlers/browser';
import { citingHandlers } from './handlers/citing';
import { factsHandlers } from './handlers/facts';
import { importHandlers } from './handlers/import';
import { jobHandlers } from './handlers/job';
import { journalHandlers } from './handlers/journal';
import { libraryHandlers } from './handlers/library';
import { listHandlers } from './handlers/list';
import { paperHandlers } from './handlers/paper';
import { ruleHandlers } from './handlers/rule';
import { rulesOnPagesHandlers } from './handlers/rules-on-pages';
import { sightingHandlers } from './handlers/sighting';
import { sourceHandlers } from './handlers/source';
import { tabHandlers } from './handlers/tab';
import { taughtHandlers } from './handlers/taught';
import { install } from './install';
import { goOnWithJobs, jobsAlarm } from './jobs/run';
import { expiryAlarm, keepUp, keepUpAnew } from './keep-up';
import { goOnWithLookups, lookupsAlarm } from './lookups/run';
import { lookUpSoon, onLookUp } from './lookups/soon';
import { createMenu, hideSelection } from './menu';

// Listeners are added at once, while the worker starts, or the event that woke it is lost.
serve<Protocol>({
  ...annotationHandlers,
  ...backupHandlers,
  ...browserHandlers,
  ...factsHandlers,
  ...citingHandlers,
  ...importHandlers,
  ...jobHandlers,
  ...journalHandlers,
  ...libraryHandlers,
  ...listHandlers,
  ...paperHandlers,
  ...ruleHandlers,
  ...rulesOnPagesHandlers,
  ...sightingHandlers,
  ...sourceHandlers,
  ...tabHandlers,
  ...taughtHandlers,
});
browser.runtime.onInstalled.addListener((details) => {
  attempt(() => install(details));
  attempt(keepUpAnew);
});
browser.runtime.onStartup.addListener(() => attempt(createMenu));
browser.contextMenus.onClicked.addListener((info, tab) =>
  attempt(() => (info.menuItemId === findPapersCommand ? findPapers(tab?.id) : hideSelection(info, tab))),
);
browser.commands.onCommand.addListener((name, tab) => {
  if (name === findPapersCommand) attempt(() => findPapers(tab?.id));
});
browser.permissions.onAdded.addListener((added) => {
  attempt(() => addSites(added));
  lookUpSoon();
});
browser.permissions.onRemoved.addListener((removed) => attempt(() => removeSites(removed)));
browser.storage.onChanged.addListener((changes) => attempt(() => changeSites(changes)));
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === expiryAlarm) attempt(keepUp);
  if (name === snapshotAlarm) attempt(snapshotIfChanged);
  if (name === fileAlarm) attempt(saveFileIfDue);
  if (name === jobsAlarm) attempt(goOnWithJobs);
  if (name === lookupsAlarm) attempt(() => goOnWithLookups());
});
onLookUp(() => attempt(() => goOnWithLookups()));
globalThis.addEventListener?.('online', lookUpSoon);
// What a stopped worker has left undone can wait until whoever woke this one is answered.
setTimeout(() => {
  attempt(keepUp);
  attempt(goOnWithJobs);
  attempt(keepEnabledSites);
  attempt(planFile);
}, 100);

/** Nobody waits for an event's work; what fails is written to the worker's console. */
function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => console.error(error));
}
