import type { Status } from '../core/annotation';
import { type Drawing, stripDrawings } from '../ui/icons';
import { drawing, element } from './element';

type StripIcon = keyof typeof stripDrawings;

/** An icon in the colour of its text. */
export function icon(name: StripIcon, small = false): SVGElement {
  const { line, fill, width }: Drawing = stripDrawings[name];
  return drawing(
    'svg',
    { class: small ? 'm-i m-i-s' : 'm-i', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    ...(line ? [drawing('path', { d: line, 'stroke-width': width })] : []),
    ...(fill ? [drawing('path', { d: fill, fill: 'currentColor', stroke: 'none' })] : []),
  );
}

/** A status as a shape: a disc for unread, a half disc for reading, a tick for read. */
export function statusMark(status: Status): SVGElement {
  const shapes = {
    unread: [{ d: 'M2 6a4 4 0 1 0 8 0 4 4 0 1 0-8 0z', fill: 'currentColor', stroke: 'none' }],
    reading: [
      { d: 'M2.6 6a3.4 3.4 0 1 0 6.8 0 3.4 3.4 0 1 0-6.8 0z', 'stroke-width': 1.2 },
      { d: 'M6 2.6a3.4 3.4 0 0 1 0 6.8z', fill: 'currentColor', stroke: 'none' },
    ],
    read: [{ d: 'm2.3 6.3 2.5 2.5 5-5.5', 'stroke-width': 1.6 }],
  }[status];
  const paths = shapes.map((shape) => drawing('path', shape));
  return drawing('svg', { class: 'm-i m-dot', viewBox: '0 0 12 12', 'aria-hidden': 'true' }, ...paths);
}

/** A tag, with the path before its last level dimmed; Delete or its × takes it off. */
export function chip(tag: string, title: string, onOpen: (event: Event) => void, onRemove: () => void): HTMLElement {
  const cut = tag.lastIndexOf('/') + 1;
  const off = element('span', { class: 'm-off', 'aria-hidden': 'true' }, icon('x', true));
  return element(
    'button',
    {
      type: 'button',
      class: 'm-chip',
      title,
      'aria-keyshortcuts': 'Delete',
      onclick: (event) => ((event.target as Element).closest('.m-off') ? onRemove() : onOpen(event)),
      onkeydown(event) {
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        onRemove();
      },
    },
    element('span', {}, element('i', {}, tag.slice(0, cut)), tag.slice(cut)),
    off,
  );
}

/** A button of strip or bar: an icon and, where there is room, a word. */
export function button(
  name: string,
  {
    kind,
    label,
    word,
    pressed,
    draw,
    onPress,
  }: {
    /** Its further classes. */
    kind: string;
    /** Its name, where the word isn't. */
    label?: string;
    word?: string;
    pressed?: boolean;
    draw?: StripIcon;
    onPress: (event: MouseEvent) => void;
  },
): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: `m-b ${kind}`,
      'data-name': name,
      'aria-label': label,
      title: label,
      'aria-pressed': pressed,
      onclick: onPress,
    },
    draw && icon(draw),
    word !== undefined && element('span', { class: 'm-label' }, word),
  );
}
