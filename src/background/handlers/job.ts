import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { cancelLive } from '../jobs/live';
import { goOnWithJobs } from '../jobs/run';
import { allJobs, tellJobs } from '../jobs/tell';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, stringFrom } from '../validate';
import { paperFrom } from '../validate-paper';

/** Papers that are handed over at a time, tags that they get, characters of a tag as typed. */
const [maxPapers, maxTags, maxTyped] = [2_000, 100, 10_000];

/** What is said to long work. */
export const jobHandlers: Pick<
  Handlers<Protocol>,
  'job.list' | 'job.add' | 'job.cancel' | 'job.retry' | 'job.dismiss' | 'job.text'
> = {
  'job.list': async (_, sender) => {
    requireOwnPage(sender);
    goOnSoon();
    return allJobs(await openLibrary());
  },
  'job.add': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const papers = arrayFrom(said['papers'], maxPapers, paperFrom);
    const tags = arrayFrom(said['tags'], maxTags, (tag) => stringFrom(tag, maxTyped));
    const isLast = booleanFrom(said['isLast']);
    const known = said['job'] === undefined ? {} : { job: jobFrom(said['job']) };
    const library = await openLibrary();
    const job = await library.gatherPapers(papers, { tags, site: 'text', isLast, ...known });
    goOnSoon();
    return job;
  },
  'job.cancel': async (data, sender) => {
    requireOwnPage(sender);
    const job = integerFrom(data, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    if (job < 0) cancelLive(job);
    else await (await openLibrary()).cancelJob(job);
    goOnSoon();
    return undefined;
  },
  'job.retry': async (data, sender) => {
    requireOwnPage(sender);
    await (await openLibrary()).retryJob(jobFrom(data));
    goOnSoon();
    return undefined;
  },
  'job.dismiss': async (data, sender) => {
    requireOwnPage(sender);
    await (await openLibrary()).dismissJob(jobFrom(data));
    await tellJobs(openLibrary);
    return undefined;
  },
  'job.text': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    return (await openLibrary()).textOfJob(jobFrom(said['job']), jobFrom(said['part']));
  },
};

/** Hand on what was done; where it is a job that has only begun, have it go on. */
export function begun<T extends { job?: number }>(answer: T): T {
  if (answer.job !== undefined) goOnSoon();
  return answer;
}

/** Have long work go on; nobody waits for it. */
function goOnSoon(): void {
  goOnWithJobs().catch((error: unknown) => console.error(error));
}

function jobFrom(value: unknown): number {
  return integerFrom(value, 1, Number.MAX_SAFE_INTEGER);
}
