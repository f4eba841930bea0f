import { useCallback, useId, useState } from 'preact/hooks';
import { counted, text } from '../../ui/text';
import { ChartTable } from './ChartTable';
import type { Chart, Mark } from './chart';
import { Drawing } from './Drawing';

export interface ChartCardProps {
  chart: Chart;
  onChoose: (mark: Mark) => void;
  /** The mark that is to have the focus once it is drawn. */
  goal?: string | undefined;
}

/** One chart with its title, what is pointed at in words, and its table. */
export function ChartCard({ chart, onChoose, goal }: ChartCardProps) {
  const [pointed, setPointed] = useState<Mark>();
  const id = useId();
  const isOfRules = chart.id === 'rules';
  const describe = useCallback(
    ({ name, count }: Mark) => text('wsMark', name, counted(isOfRules ? 'wsTimes' : 'popupPapers', count)),
    [isOfRules],
  );
  return (
    <section class="w-chart" aria-labelledby={id}>
      <div class="w-charthead">
        <h3 id={id}>{chart.title}</h3>
        <span class="m-cut m-num" dir="auto" aria-hidden="true">
          {pointed && describe(pointed)}
        </span>
      </div>
      {chart.marks.length === 0 ? (
        <p class="w-noplot">{chart.empty}</p>
      ) : (
        <>
          <Drawing
            chart={chart}
            describe={describe}
            labelledBy={id}
            onChoose={onChoose}
            onPoint={setPointed}
            goal={goal}
          />
          <ChartTable chart={chart} onChoose={onChoose} />
        </>
      )}
      {chart.hint !== undefined && chart.marks.length > 0 && <p class="w-charthint">{chart.hint}</p>}
    </section>
  );
}
