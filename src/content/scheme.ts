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
}

/**
 * Read the page's look off a card. Forces style, and layout where a strip stands in the card as a whole: read it once
 * per listing.
 */
export function lookOf({ slot, title, parts }: Pick<Card, 'slot' | 'title' | 'parts'>): PageLook {
  const { fontFamily, fontSize } = getComputedStyle(slot);
  const size = Math.min(14, Math.max(12, Math.round(Number.parseFloat(fontSize) || 14) - 1));
  const inset = parts.includes(slot) && slot.localName === 'article' ? insetOf(slot, title) : 0;
  return { scheme: isDark(groundOf(slot)) ? 'dark' : 'light', font: fontFamily, size, inset };
}

/** Put a look on one of our wrappers. */
export function applyLook(root: HTMLElement, { scheme, font, size }: PageLook): void {
  root.style.setProperty('color-scheme', scheme);
  root.style.setProperty('--m-font', font);
  root.style.setProperty('--m-size', `${size}px`);
}

function insetOf(slot: Element, title: Element): number {
  const { left, width } = title.getBoundingClientRect();
  // The title may be one of two, of which the window's width shows the other.
  return width > 0 ? Math.max(0, left - slot.getBoundingClientRect().left) : 16;
}

/** Red, green, blue from 0 to 255 and alpha from 0 to 1. */
type Colour = [number, number, number, number];

function groundOf(element: Element): Colour {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = parseColour(getComputedStyle(at).backgroundColor);
    if (colour && colour[3] > 0.5) return colour;
  }
  const { colorScheme } = getComputedStyle(document.documentElement);
  const dark = colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
  return dark ? [0, 0, 0, 1] : [255, 255, 255, 1];
}

function parseColour(text: string): Colour | undefined {
  const numbers = text.match(/[\d.]+/g)?.map(Number);
  if (!numbers || numbers.length < 3) return undefined;
  if (text.startsWith('rgb')) return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1];
  // oklch(L C H / a), oklab(L a b / a), lab(): the first number is the lightness, which is all that we want of it.
  const light = (numbers[0] ?? 1) * (/^(lab|lch)/.test(text) ? 2.55 : 255);
  if (/^ok|^lab|^lch/.test(text)) return [light, light, light, numbers[3] ?? 1];
  if (text.startsWith('color('))
    return [(numbers.at(-3) ?? 1) * 255, (numbers.at(-2) ?? 1) * 255, (numbers.at(-1) ?? 1) * 255, 1];
  return undefined;
}

// Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, without its gamma: only the side of the middle matters.
function isDark([red, green, blue]: Colour): boolean {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
}
