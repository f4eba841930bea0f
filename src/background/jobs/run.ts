import browser from 'webextension-polyfill';
import { placeIn } from '../../formats/order';
import { writerOf } from '../../formats/write';
import type { ExportTools } from '../../storage/export-slice';
import { staysAwake } from '../awake';
import { keepIndexSoon } from '../keep-index';
import { keepUp } from '../keep-up';
import { currentNaming } from '../naming';
import { openLibrary } from '../open-library';
import { tellJobs } from './tell';

/** The name of the alarm that makes a worker go on which was stopped over long work. */
export const jobsAlarm = 'jobs';

/** Milliseconds between two words on how far it is, and between two times that pages are shown what was changed. */
const [betweenWords, betweenMirrors] = [250, 5_000];

let running: Promise<void> | undefined;
let isAskedAgain = false;

/**
 * Go on with the long work that there is, slice by slice, until none is left. A worker that is stopped amid it goes on
 * at its next start: where a page or the alarm wakes it.
 */
export function goOnWithJobs(): Promise<void> {
  isAskedAgain = true;
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<void> {
  while (isAskedAgain) {
    isAskedAgain = false;
    await tellJobs(openLibrary);
    const hasWork = (await (await openLibrary()).jobs()).some(({ state }) => state === 'going');
    if (hasWork) await staysAwake(runAll);
  }
}

async function runAll(): Promise<void> {
  browser.alarms.create(jobsAlarm, { periodInMinutes: 0.5 });
  const tools: ExportTools = { naming: await currentNaming(), writerOf, placeIn };
  let [told, mirrored] = [0, Date.now()];
  while (await (await openLibrary()).workOnJob(tools)) {
    if (Math.abs(Date.now() - told) > betweenWords) {
      await tellJobs(openLibrary);
      told = Date.now();
    }
    if (Math.abs(Date.now() - mirrored) > betweenMirrors) {
      await showChanges();
      mirrored = Date.now();
    }
    await pause();
  }
  keepIndexSoon('changed');
  await showChanges();
  await tellJobs(openLibrary);
  await browser.alarms.clear(jobsAlarm);
}

/** What fails here is made up for by the next change. */
function showChanges(): Promise<void> {
  return keepUp().catch((error: unknown) => console.error(error));
}

/** Let what others ask come in between. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
