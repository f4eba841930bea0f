// Runs beside the content script, in the same world, and tells what a reader would have seen frame by frame.

/** Per card in the window: when it was first seen, when the frame after that was, and when its strip was. */
const sights = new Map();
let frameTime = 0;
let isWatching = true;

const { port1, port2 } = new MessageChannel();
// A message from a frame's callback arrives right after the frame is laid out and painted, when looking costs nothing.
port1.onmessage = look;
requestAnimationFrame(function frame(time) {
  frameTime = time;
  port2.postMessage(undefined);
  if (isWatching) requestAnimationFrame(frame);
});

function look() {
  for (const sight of sights.values()) sight.next ??= frameTime;
  for (const card of document.querySelectorAll('article, dl > dd')) {
    const { top, bottom } = card.getBoundingClientRect();
    if (top > innerHeight) break;
    // A card that isn't decided yet is under its veil.
    if (bottom <= 0 || !card.checkVisibility({ visibilityProperty: true })) continue;
    const sight = sights.get(card) ?? { card: frameTime };
    sights.set(card, sight);
    if (sight.strip === undefined && hasStrip(card)) sight.strip = frameTime;
  }
}

function hasStrip(card) {
  const host = card.querySelector('[data-manicule-host]');
  return host !== null && Boolean(chrome.dom.openOrClosedShadowRoot(host)?.querySelector('.m-strip'));
}

/** Milliseconds from the first frame of each card seen so far to its strip's, and to the next one. */
function stripDelays() {
  const delays = [...sights.values()].map(({ card, strip = Number.NaN, next }) => ({
    toStrip: strip - card,
    toNext: next - card,
  }));
  sights.clear();
  return delays;
}

/** So many frames tell how smooth a page is. */
const enough = 100;

/** Scroll through the page, a window's height per frame, and tell how long each frame took. */
async function frameTimes() {
  isWatching = false;
  const times = [];
  let last = await nextFrame();
  while (times.length < enough && scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy(0, innerHeight);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

function nextFrame() {
  return new Promise((done) => requestAnimationFrame(() => done(performance.now())));
}

Object.assign(globalThis, { stripDelays, frameTimes });
