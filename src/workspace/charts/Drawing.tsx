import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { errorText } from '../../ui/text';
import type { Chart, Mark } from './chart';
import type { Draw, Drawn } from './draw';
import { nextMark } from './next-mark';

export interface DrawingProps {
  chart: Chart;
  /** What a mark stands for, in words. */
  describe: (mark: Mark) => string;
  /** The element that names the chart. */
  labelledBy: string;
  onChoose: (mark: Mark) => void;
  /** The mark that is pointed at, or has the focus. */
  onPoint: (mark: Mark | undefined) => void;
  /** The mark that is to have the focus once it is drawn. */
  goal?: string | undefined;
}

/** Pixels, where nothing can be measured. */
const usualWidth = 560;

let loaded: Draw | undefined;

/** Load what draws: only who looks at charts has to. */
async function load(): Promise<Draw> {
  loaded ??= (await import('./draw')).draw;
  return loaded;
}

/** A chart as it is drawn: one tab stop, arrow keys go from mark to mark, Enter chooses. */
export function Drawing({ chart, describe, labelledBy, onChoose, onPoint, goal }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | undefined>(undefined);
  /** The mark that the tab key comes to. */
  const stop = useRef<string | undefined>(goal);
  const wanted = useRef(goal);
  const width = useWidth(holder);
  const [draw, setDraw] = useState<Draw | undefined>(() => loaded);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    load().then((one) => setDraw(() => one), setError);
  }, []);
  const { marks } = chart;

  useLayoutEffect(() => {
    const box = holder.current;
    if (!draw || !box) return;
    const hadFocus = drawn.current?.svg.contains(document.activeElement) === true;
    const { svg, targets } = draw(chart, width);
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-labelledby', labelledBy);
    const last =
      marks.find(({ key }) => key === stop.current) ?? marks.findLast(({ count }) => count > 0) ?? marks.at(-1);
    stop.current = last?.key;
    for (const mark of marks) {
      const target = targets.get(mark.key);
      target?.setAttribute('role', 'button');
      target?.setAttribute('aria-label', describe(mark));
      target?.setAttribute('tabindex', mark === last ? '0' : '-1');
      if (mark.query === undefined) target?.setAttribute('aria-disabled', 'true');
    }
    box.replaceChildren(svg);
    drawn.current = { svg, targets };
    if (hadFocus || wanted.current !== undefined) targets.get(stop.current ?? '')?.focus({ preventScroll: hadFocus });
    wanted.current = undefined;
  }, [draw, chart, width, labelledBy, describe, marks]);

  const markAt = (node: EventTarget | null) => {
    const [key] = [...(drawn.current?.targets ?? [])].find(([, target]) => target === node) ?? [];
    return marks.find((mark) => mark.key === key);
  };
  const stopAt = (mark: Mark) => {
    const targets = drawn.current?.targets;
    targets?.get(stop.current ?? '')?.setAttribute('tabindex', '-1');
    targets?.get(mark.key)?.setAttribute('tabindex', '0');
    stop.current = mark.key;
  };

  if (error !== undefined) return <p class="m-danger">{errorText(error)}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are buttons, which the library draws
    <div
      ref={holder}
      class="w-plot"
      style={{ minHeight: `${heightOf(chart)}px` }}
      onClick={(event) => {
        const mark = markAt(event.target);
        if (mark) onChoose(mark);
      }}
      onKeyDown={(event) => {
        const mark = markAt(event.target);
        if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Enter' || event.key === ' ') onChoose(mark);
        const next = nextMark(marks, mark.key, event.key);
        if (next) drawn.current?.targets.get(next.key)?.focus();
        if (next || event.key === 'Enter' || event.key === ' ') event.preventDefault();
      }}
      onFocusIn={(event) => {
        const mark = markAt(event.target);
        if (!mark) return;
        stopAt(mark);
        onPoint(mark);
      }}
      onFocusOut={() => onPoint(undefined)}
      onPointerOver={(event) => onPoint(markAt(event.target))}
      onPointerLeave={() => onPoint(markAt(document.activeElement))}
    />
  );
}

/** Room for the chart before it is drawn, so that nothing moves when it is. */
function heightOf({ form, marks }: Chart): number {
  return form === 'columns' ? 168 : form === 'bars' ? marks.length * 28 + 32 : marks.length * 36 + 28;
}

/** How wide an element is, in pixels, as long as it is there. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box || typeof ResizeObserver === 'undefined') return;
    const measure = () => setWidth(Math.max(200, Math.floor(box.clientWidth) || usualWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return width;
}
