import type Temml from 'temml';

/** Characters of a formula; a longer one stays as it is written. */
const longest = 2_000;

/** Groups inside of each other; what is deeper stays as it is written. */
const deepest = 40;

/** Macros that are put in place of others. */
const maxExpand = 200;

/**
 * What defines commands: one of a few letters that has its argument twice, in itself, makes any number of nodes. None of
 * temml's own repeats one, so that without these what is drawn is in proportion to what is written.
 */
const defining = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long)(?![a-zA-Z@])/;

/** The largest width and height that a formula may ask for, in em. */
const maxSize: [number, number] = [30, 30];

/** Milliseconds of drawing after which others have their turn. */
const turn = 8;

let library: Promise<typeof Temml> | undefined;
let last: Promise<unknown> = Promise.resolve();
let began = 0;

/**
 * Draw a formula's TeX into an element as MathML, when its turn has come; answers whether it could be. One that is wrong,
 * too long or too deep, or that defines commands, leaves the element as it is. Nothing in it can link, load or style anything beyond itself.
 * @param isWanted asked when its turn has come: nothing is drawn for who has gone
 */
export function drawMaths(into: HTMLElement, tex: string, isBlock: boolean, isWanted: () => boolean): Promise<boolean> {
  const drawn = last.then(async () => {
    if (!isWanted() || !canBeDrawn(tex)) return false;
    library ??= load();
    const temml = await library;
    if (performance.now() - began > turn) {
      await new Promise((done) => setTimeout(done));
      began = performance.now();
    }
    return isWanted() && draw(temml, into, tex, isBlock);
  });
  last = drawn.catch(() => {
    // It couldn't be loaded; the next formula tries again.
    library = undefined;
  });
  return drawn;
}

/** Few notes have formulas: what draws them is loaded with the first one. */
async function load(): Promise<typeof Temml> {
  const [{ default: temml }] = await Promise.all([import('temml'), import('temml/dist/Temml-Local.css')]);
  return temml;
}

function draw(temml: typeof Temml, into: HTMLElement, tex: string, isBlock: boolean): boolean {
  const drawing = document.createElement('span');
  try {
    const own = { macros: {}, trust: false, throwOnError: true, maxExpand, maxSize };
    temml.render(tex, drawing, { ...own, displayMode: isBlock, wrap: isBlock ? 'none' : 'tex' });
  } catch {
    return false;
  }
  into.replaceChildren(...drawing.childNodes);
  return true;
}

function canBeDrawn(tex: string): boolean {
  return tex.length <= longest && !defining.test(tex) && depthOf(tex) <= deepest;
}

function depthOf(tex: string): number {
  let [depth, most] = [0, 0];
  for (const [opening] of tex.matchAll(/\{|\}|\\(?:left|begin|right|end)(?![a-zA-Z])/g)) {
    depth += /^(?:\}|\\right|\\end)$/.test(opening) ? -1 : 1;
    most = Math.max(most, depth);
  }
  return most;
}
