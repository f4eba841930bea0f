import { axisFy, axisX, axisY, barX, barY, gridX, gridY, plot, ruleY } from '@observablehq/plot';
import { written } from '../../ui/text';
import type { Chart } from './chart';

/** A chart as it was drawn: what stands for each mark, and can be pointed at and focused, by the mark's key. */
export interface Drawn {
  svg: SVGSVGElement;
  targets: Map<string, SVGElement>;
}

/** Draws a chart so many pixels wide. */
export type Draw = (chart: Chart, width: number) => Drawn;

const accent = 'var(--m-accent)';
const line = 'var(--m-line)';

/** The class of what is pointed at. */
const targetsName = 'w-targets';

/** Pixels of a lying bar with the space around it. */
const rowHeight = 28;

/** The least distance of two names on an axis, in pixels. */
const nameWidth = { columns: 64, rows: 72 };

const axisText = { tickSize: 0, label: null, fill: 'currentColor' } as const;
const numbers = { ...axisText, tickFormat: (count: number) => written(count) };

/** Draw a chart as SVG, in colours that the style sheet gives and with nothing that moves. */
export const draw: Draw = (chart, width) => {
  const drawn =
    chart.form === 'columns' ? columns(chart, width) : chart.form === 'bars' ? bars(chart, width) : rows(chart, width);
  // A legend would make it a figure; there is none.
  const svg = drawn as SVGSVGElement;
  const targets = new Map<string, SVGElement>();
  for (const group of svg.querySelectorAll<SVGGElement>('g')) {
    // What has no role may have no name.
    group.removeAttribute('aria-label');
    group.removeAttribute('aria-description');
    const hasTargets = group.matches(`.${targetsName}, :has(.${targetsName})`);
    if (group.parentElement === drawn && !hasTargets) group.setAttribute('aria-hidden', 'true');
  }
  for (const target of svg.querySelectorAll<SVGElement & { __data__?: number }>(`.${targetsName} rect`)) {
    const mark = chart.marks[target.__data__ ?? -1];
    if (mark) targets.set(mark.key, target);
  }
  return { svg, targets };
};

function columns({ marks }: Chart, width: number) {
  const ticks = ticksUpTo(Math.max(1, ...marks.map(({ count }) => count)));
  const most = ticks.at(-1) ?? 1;
  const names = new Map(marks.map(({ key, short }) => [key, short]));
  const shown = someOf(
    marks.map(({ key }) => key),
    Math.floor((width - 40) / nameWidth.columns),
  );
  const padding = marks.length > 30 ? 0.2 : 0.3;
  // Half of the space between two bars: what is pointed at takes all of it, and so leaves room for a ring around a bar.
  const room = (padding * (width - 44)) / Math.max(1, marks.length) / 2;
  const around = { insetLeft: -room, insetRight: -room, insetTop: -4, insetBottom: -3 };
  return plot({
    width,
    height: 168,
    marginLeft: 36,
    marginRight: 8,
    marginTop: 8,
    marginBottom: 24,
    x: { type: 'band', domain: marks.map(({ key }) => key), padding, round: false },
    y: { domain: [0, most], ticks },
    marks: [
      gridY(ticks, { stroke: line, strokeOpacity: 1 }),
      axisY({ ...numbers, ticks }),
      axisX({ ...axisText, ticks: shown, tickFormat: (key: string) => names.get(key) ?? '' }),
      barY(marks, { x: 'key', y: 'count', fill: accent, rx1: 0, rx2: 0 }),
      ruleY([0], { stroke: 'var(--m-edge)' }),
      barY(marks, { x: 'key', y1: 0, y2: most, fill: 'transparent', ...around, className: targetsName }),
    ],
  });
}

function bars({ marks }: Chart, width: number) {
  const ticks = ticksUpTo(Math.max(1, ...marks.map(({ count }) => count)));
  const most = ticks.at(-1) ?? 1;
  const names = new Map(marks.map(({ key, short }) => [key, short]));
  const marginLeft = Math.round(Math.min(220, width * 0.4));
  return plot({
    width,
    height: marks.length * rowHeight + 32,
    marginLeft,
    marginRight: 12,
    marginTop: 4,
    marginBottom: 24,
    x: { domain: [0, most], ticks },
    y: { type: 'band', domain: marks.map(({ key }) => key), padding: 0.4 },
    marks: [
      gridX(ticks, { stroke: line, strokeOpacity: 1 }),
      axisX({ ...numbers, ticks }),
      axisY({
        ...axisText,
        tickFormat: (key: string) => names.get(key) ?? '',
        lineWidth: (marginLeft - 16) / 12,
        textOverflow: 'ellipsis',
      }),
      barX(marks, { x: 'count', y: 'key', fill: accent }),
      barX(marks, {
        x1: 0,
        x2: most,
        y: 'key',
        fill: 'transparent',
        insetLeft: -marginLeft,
        insetTop: -5,
        insetBottom: -5,
        className: targetsName,
      }),
    ],
  });
}

function rows({ marks, periods = [] }: Chart, width: number) {
  const cells = marks.flatMap(({ key, parts = [] }) => parts.map((count, period) => ({ key, count, period })));
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const names = new Map(marks.map(({ key, short }) => [key, short]));
  const marginLeft = Math.round(Math.min(180, width * 0.35));
  const all = periods.map((_, period) => period);
  const facet = { fy: 'key' } as const;
  return plot({
    width,
    height: marks.length * 36 + 28,
    marginLeft,
    marginRight: 8,
    marginTop: 2,
    marginBottom: 24,
    x: { type: 'band', domain: all, padding: 0.25, round: false },
    y: { domain: [0, most], axis: null },
    fy: { domain: marks.map(({ key }) => key), padding: 0.25, axis: null },
    marks: [
      axisFy({
        ...axisText,
        anchor: 'left',
        tickFormat: (key: string) => names.get(key) ?? '',
        lineWidth: (marginLeft - 16) / 12,
        textOverflow: 'ellipsis',
      }),
      axisX({
        ...axisText,
        ticks: someOf(all, Math.floor((width - marginLeft) / nameWidth.rows)),
        tickFormat: (period: number) => periods[period]?.short ?? '',
      }),
      ruleY(marks, { ...facet, y: 0, stroke: line }),
      barY(cells, { ...facet, x: 'period', y: 'count', fill: accent }),
      barY(marks, { ...facet, y1: 0, y2: most, fill: 'transparent', insetLeft: -marginLeft, className: targetsName }),
    ],
  });
}

/** Some of the values, at most so many, evenly, the last one among them. */
function someOf<T>(values: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(values.length / Math.max(1, most)));
  return values.filter((_, index) => (values.length - 1 - index) % step === 0);
}

/** Whole numbers from 0 to the first that isn't less than the most, at most five steps. */
function ticksUpTo(most: number): number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 1;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
