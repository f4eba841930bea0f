/** How an icon is drawn, on a square of 16. */
export interface Drawing {
  /** Drawn as a line. */
  line?: string;
  /** Drawn as a filled shape. */
  fill?: string;
  /** Width of the line; absent: the style sheet's. */
  width?: number;
}

/** The icons of strips and bar as path data; apart, because every listing loads them. */
export const stripDrawings = {
  eye: { line: 'M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4zM6.3 8a1.7 1.7 0 1 0 3.4 0 1.7 1.7 0 1 0-3.4 0z' },
  hand: {
    line: 'M1.65 5.5h.9c.4 0 .75.35.75.75v6.3c0 .4-.35.75-.75.75h-.9a.75.75 0 0 1-.75-.75v-6.3c0-.4.35-.75.75-.75zM4.5 7c0-.55.22-1.07.6-1.45L7.1 3.55c.3-.3.7-.45 1.1-.45h.55a1.08 1.08 0 0 1 .86 1.74l-.3.36H14a1.3 1.3 0 0 1 0 2.6h-3.05a.95.95 0 0 1 0 1.9h-.3a.95.95 0 0 1 0 1.9h-.5a.85.85 0 0 1 0 1.7H6.6a2.1 2.1 0 0 1-2.1-2.1z',
  },
  hide: { line: 'M2.7 8a5.3 5.3 0 1 0 10.6 0A5.3 5.3 0 1 0 2.7 8zM4.3 4.3l7.4 7.4' },
  // Three dots: lines of no length with round ends.
  more: { line: 'M3.5 8h0M8 8h0M12.5 8h0', width: 2.4 },
  note: { line: 'm11 2.9 2.1 2.1-7.4 7.4-2.8.7.7-2.8zM9.5 4.4l2.1 2.1' },
  pause: { line: 'M6 4.3v7.4M10 4.3v7.4', width: 1.8 },
  play: { line: 'm5.5 3.8 6.5 4.2-6.5 4.2z' },
  plus: { line: 'M8 3.75v8.5M3.75 8h8.5' },
  star: { line: 'm8 2.3 1.75 3.55 3.9.57-2.83 2.76.67 3.9L8 11.24l-3.49 1.84.67-3.9-2.83-2.76 3.9-.57z' },
  undo: { line: 'M5.8 3.6 3 6.4l2.8 2.8M3.3 6.4h6a3.3 3.3 0 0 1 0 6.6H7' },
  x: { line: 'm4.75 4.75 6.5 6.5m0-6.5-6.5 6.5' },
} satisfies Record<string, Drawing>;

/** All icons as path data. */
export const drawings = {
  ...stripDrawings,
  chart: { line: 'M3 13.2h10M4.6 10.8V8M8 10.8V3.6M11.4 10.8V6.2', width: 1.7 },
  check: { line: 'm3.5 8.5 3 3 6-7' },
  copy: {
    line: 'M7.1 5.6h4.4c.8 0 1.5.7 1.5 1.5v4.4c0 .8-.7 1.5-1.5 1.5H7.1c-.8 0-1.5-.7-1.5-1.5V7.1c0-.8.7-1.5 1.5-1.5zM10.4 5.5v-1c0-.8-.7-1.5-1.5-1.5H4.5C3.7 3 3 3.7 3 4.5v4.4c0 .8.7 1.5 1.5 1.5h1',
  },
  down: { line: 'M8 3.5v9M4.5 9 8 12.5 11.5 9' },
  file: { line: 'M4 2.6h5l3 3v7.8H4zM9 2.6v3h3' },
  // Six dots.
  grip: { line: 'M6 4h0M10 4h0M6 8h0M10 8h0M6 12h0M10 12h0', width: 2 },
  highlight: { line: 'm9.8 2.9 3.3 3.3-5.2 5.2H5.3L4.2 10.3V8.5zM7 5.7 10.3 9M3 13.4h10' },
  lock: {
    line: 'M4.8 7h6.4c.7 0 1.3.6 1.3 1.3V12c0 .7-.6 1.3-1.3 1.3H4.8c-.7 0-1.3-.6-1.3-1.3V8.3C3.5 7.6 4.1 7 4.8 7zM5.5 7V5.2a2.5 2.5 0 0 1 5 0V7',
  },
  out: {
    line: 'M9.3 3H13v3.7M13 3 7.7 8.3M11.5 9.4v2.1c0 .8-.7 1.5-1.5 1.5H4.5c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5h2.1',
  },
  right: { line: 'M6.2 4.5 9.7 8l-3.5 3.5' },
  save: { line: 'M8 2.6v7.2M4.9 6.9 8 10l3.1-3.1M3 13h10' },
  search: { line: 'M2.8 7a4.2 4.2 0 1 0 8.4 0 4.2 4.2 0 1 0-8.4 0zM10.2 10.2l3.2 3.2' },
  trash: { line: 'M3 4.5h10M6.5 4.3V3h3v1.3M4.5 4.7l.6 8.3h5.8l.6-8.3' },
  tune: {
    line: 'M2.5 5h5.2M11.8 5h1.7M2.5 11h1.7M8.3 11h5.2M8 5a1.7 1.7 0 1 0 3.4 0A1.7 1.7 0 1 0 8 5zM4.6 11A1.7 1.7 0 1 0 8 11a1.7 1.7 0 1 0-3.4 0z',
  },
  up: { line: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7' },
  warn: { line: 'M8 2.8 14 13H2zM8 6.6v3M8 11.2v.1' },
} satisfies Record<string, Drawing>;

/** The icons that there are. */
export type IconName = keyof typeof drawings;
