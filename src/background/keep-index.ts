import { openLibrary } from './open-library';

/** Milliseconds from what asks for it until the index is brought up to the library, and between its steps. */
const delays = { changed: 10_000, searched: 250 } as const;
const betweenSteps = 10;

let timer: ReturnType<typeof setTimeout> | undefined;
let isRunning = false;
let quietFrom = 0;

/**
 * Bring the search index up to the library, step by step, once neither changes nor searches have come for a while.
 * A worker that is killed meanwhile loses nothing: the next search makes the next one go on.
 */
export function keepIndexSoon(why: keyof typeof delays): void {
  quietFrom = Date.now() + Math.max(rest(), delays[why]);
  if (timer === undefined && !isRunning) wait();
}

function wait(): void {
  timer = setTimeout(
    () => {
      timer = undefined;
      if (rest() > 0) wait();
      else void goOn();
    },
    Math.max(betweenSteps, rest()),
  );
}

/** Milliseconds until it has been quiet; none where the clock was set back meanwhile, which would make it wait for ever. */
function rest(): number {
  const left = quietFrom - Date.now();
  return left > delays.changed ? 0 : left;
}

async function goOn(): Promise<void> {
  isRunning = true;
  // Searching works without the index, only more slowly.
  const isMore = await step().catch((error: unknown) => void console.error(error));
  isRunning = false;
  if (isMore || rest() > 0) wait();
}

async function step(): Promise<boolean> {
  const library = await openLibrary();
  if (await library.keepIndex()) return true;
  await library.warmIndex();
  return false;
}
