import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { LibraryStatistics } from '../../core/statistics';
import { counted, errorText, text } from '../../ui/text';
import { NoMatch } from '../NoMatch';
import { Nothing } from '../Nothing';
import { ChartCard } from './ChartCard';
import type { Chart, Mark } from './chart';
import { chartsOf } from './chart-list';
import { type ChartSpan, firstDayOfWeek } from './periods';
import { useStatistics } from './use-statistics';

/** Where somebody was among the charts when they chose something. */
export interface ChartPlace {
  statistics: LibraryStatistics;
  query: string;
  chart: Chart['id'];
  mark: string;
  /** Pixels from the top. */
  scrolled: number;
}

export interface ChartsProps {
  query: string;
  revision: number;
  span: ChartSpan;
  onSpan: (span: ChartSpan) => void;
  /** A mark was chosen: show the papers of its query. */
  onChoose: (query: string, place: ChartPlace) => void;
  onQuery: (query: string) => void;
  onClose: () => void;
  /** Where to go on. */
  place?: ChartPlace | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
}

const spans = [
  ['half', 'wsSpanHalf'],
  ['year', 'wsSpanYear'],
  ['all', 'wsSpanAll'],
] as const;

/** The papers that match, to look at rather than to read. */
export function Charts({ query, revision, span, onSpan, onChoose, onQuery, onClose, place, heading }: ChartsProps) {
  const known = place?.query === query ? place : undefined;
  const { statistics, answered, error, retry } = useStatistics(query, revision, known);
  const box = useRef<HTMLDivElement>(null);
  const language = text('language') || 'en';
  const charts = useMemo(
    () =>
      statistics &&
      chartsOf(statistics, { query: answered, span, language, firstDay: firstDayOfWeek(navigator.language) }),
    [statistics, answered, span, language],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where it begins
  useLayoutEffect(() => {
    if (known && box.current) box.current.scrollTop = known.scrolled;
  }, []);
  const choose = (chart: Chart['id'], { key, query: next }: Mark) => {
    if (next === undefined || !statistics) return;
    onChoose(next, { statistics, query: answered, chart, mark: key, scrolled: box.current?.scrollTop ?? 0 });
  };
  const isEmpty = statistics?.papers === 0;
  return (
    <div class="w-charts">
      <div class="w-head">
        <h2 ref={heading} tabIndex={-1}>
          {text('wsCharts')}
        </h2>
        <span role="status" class="m-num">
          {statistics ? counted('popupPapers', statistics.papers) : error === undefined && text('wsCounting')}
        </span>
        <span class="m-gap" />
        <fieldset class="m-seg" aria-label={text('wsSpan')}>
          {spans.map(([value, label]) => (
            <button key={value} type="button" aria-pressed={span === value} onClick={() => onSpan(value)}>
              {text(label)}
            </button>
          ))}
        </fieldset>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      <div class="w-chartbox" ref={box}>
        {error !== undefined && (
          <div class="w-nothing" role="alert">
            <p class="m-danger">{errorText(error)}</p>
            <button type="button" class="m-btn" onClick={retry}>
              {text('tryAgain')}
            </button>
          </div>
        )}
        {error === undefined &&
          isEmpty &&
          (answered.trim() === '' ? <Nothing /> : <NoMatch query={answered} onQuery={onQuery} />)}
        {error === undefined && charts && !isEmpty && (
          <div class="w-chartgrid">
            {charts.map((chart) => (
              <ChartCard
                key={chart.id}
                chart={chart}
                onChoose={(mark) => choose(chart.id, mark)}
                goal={known?.chart === chart.id ? known.mark : undefined}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
