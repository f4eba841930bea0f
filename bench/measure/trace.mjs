// What a page's main thread does, from the browser's own trace. All times are the processor's, in milliseconds: what
// else runs on the machine takes none of them, though it makes them somewhat longer.

const categories = ['__metadata', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'v8.execute'];

// Pages under test have no scripts of their own: whatever runs is the extension's, or the baseline's.
const script =
  /^(?:EvaluateScript|FunctionCall|RunMicrotasks|TimerFire|FireAnimationFrame|v8\.(?:compile|run|callFunction))$/;
const collection = /^(?:MinorGC|MajorGC|V8\.GC|BlinkGC|CppGC)/;

/** Tasks under this are the browser's housekeeping, by the thousand. */
const least = 0.1;

/**
 * Record what a page's main thread does while `action` runs, without the collection of garbage, which comes when it likes.
 * @returns {Promise<{ total: number, longest: number, longestScript: number }>} the time of all tasks, of the longest
 *   one, and of the scripts (with the style and layout that they force) in the task that has most of them
 */
export async function record(page, action) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, recordMode: 'recordAsMuchAsPossible' },
  });
  await action();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const tasks =
    mainThreads(events)
      .map(tasksOf)
      .toSorted((a, b) => totalOf(b) - totalOf(a))[0] ?? [];
  return {
    total: totalOf(tasks),
    longest: Math.max(0, ...tasks.map(({ time }) => time)),
    longestScript: Math.max(0, ...tasks.map(({ script }) => script)),
  };
}

/** The events of each page's main thread that have a length, in order of time, the outer before the inner. */
function mainThreads(events) {
  const names = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  return names.map(({ pid, tid }) =>
    events
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X')
      .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur),
  );
}

/** The tasks of a thread: `{ time, script }`. */
function tasksOf(events) {
  const tasks = [];
  const ends = { task: 0, script: 0, collection: 0 };
  for (const { name, ts, dur = 0, tdur = 0 } of events) {
    const task = tasks.at(-1);
    const time = tdur / 1000;
    const isIn = (kind) => ts < ends[kind];
    if (name === 'RunTask') {
      tasks.push({ time, script: 0 });
      ends.task = ts + dur;
    } else if (!task || !isIn('task') || isIn('collection')) continue;
    else if (collection.test(name)) {
      task.time -= time;
      if (isIn('script')) task.script -= time;
      ends.collection = ts + dur;
    } else if (script.test(name) && !isIn('script')) {
      task.script += time;
      ends.script = ts + dur;
    }
  }
  return tasks.filter(({ time }) => time >= least);
}

function totalOf(tasks) {
  return tasks.reduce((sum, { time }) => sum + time, 0);
}
