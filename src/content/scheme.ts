import type { Card } from '../sites/site';

/** How the page looks, so that ours goes with it. */
export interface PageLook {
  /** From the page's ground, not from the system. */
  scheme: 'light' | 'dark';
  /** A font family list. */
  font: string;
  /** Pixels: the card's text size minus one, between 12 and 14. */
  size: number;
  /** Pixels from the edge of what a strip stands in to the edge of the card's text. */
  inset: number;
  /** The room that a strip takes at a card's end, as assets/page.css knows it: absent where none can be kept there. */
  room: '' | 'inset' | undefined;
}

/**
 * Read the page's look off a card. Forces style, and layout where a strip stands in the card as a whole: read it once
 * per listing.
 */
export function lookOf({ slot, title, parts }: Pick<Card, 'slot' | 'title' | 'parts'>): PageLook {
  const { fontFamily, fontSize } = getComputedStyle(slot);
  const size = Math.min(14, Math.max(12, Math.round(Number.parseFloat(fontSize) || 14) - 1));
  const inset = parts.includes(slot) && slot.localName === 'article' ? insetOf(slot, title) : 0;
  const end = parts.at(-1);
  const room = !end || !hasRoom(end) ? undefined : inset > 0 ? 'inset' : '';
  return { scheme: isOnDark(slot) ? 'dark' : 'light', font: fontFamily, size, inset, room };
}

/** Put a look on one of our wrappers. */
export function applyLook(root: HTMLElement, { scheme, font, size }: PageLook): void {
  root.style.setProperty('color-scheme', scheme);
  root.style.setProperty('--m-font', font);
  root.style.setProperty('--m-size', `${size}px`);
}

/** Whether what is added at an element's end stands below the rest, and its padding there is free to keep the room. */
function hasRoom(element: Element): boolean {
  const { display, flexDirection, paddingBottom } = getComputedStyle(element);
  return paddingBottom === '0px' && (/^(block|flow|list)/.test(display) || flexDirection === 'column');
}

function insetOf(slot: Element, title: Element): number {
  const { left, width } = title.getBoundingClientRect();
  // The title may be one of two, of which the window's width shows the other.
  return width > 0 ? Math.max(0, left - slot.getBoundingClientRect().left) : 16;
}

/** Whether the ground below an element is dark: that of the nearest ancestor which has one, else the page's own. */
function isOnDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const dark = isDark(getComputedStyle(at).backgroundColor);
    if (dark !== undefined) return dark;
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  return colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Whether a colour, as browsers write computed ones, is nearer to black than to white; undefined if one sees through it. */
function isDark(colour: string): boolean | undefined {
  const [first, green = 0, blue = 0, alpha = 1] = colour.match(/(?<![\w.])-?[\d.]+/g)?.map(Number) ?? [];
  if (first === undefined || alpha <= 0.5) return undefined;
  // lab(), lch(), oklab() and oklch() begin with the lightness; of others it is the weighted sum, without WCAG's gamma.
  const light = /^(?:ok)?l/.test(colour) ? first : 0.2126 * first + 0.7152 * green + 0.0722 * blue;
  return light * (colour.startsWith('rgb') ? 1 : colour.startsWith('l') ? 2.55 : 255) < 110;
}
