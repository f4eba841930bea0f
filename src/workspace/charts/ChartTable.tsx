import { useState } from 'preact/hooks';
import { text, written } from '../../ui/text';
import type { Chart, Mark } from './chart';

export interface ChartTableProps {
  chart: Chart;
  onChoose: (mark: Mark) => void;
}

/** The same numbers as a table, in which the same can be chosen; made once it is opened. */
export function ChartTable({ chart, onChoose }: ChartTableProps) {
  const [isOpen, setOpen] = useState(false);
  const { title, kind, counted, marks, periods } = chart;
  return (
    <details class="w-table" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('wsTable')}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys
        <div class="w-tablebox" role="region" aria-label={text('wsMark', text('wsTable'), title)} tabIndex={0}>
          <table>
            <caption class="m-sr">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{kind}</th>
                <th scope="col">{counted}</th>
                {periods?.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {marks.map((mark) => (
                <tr key={mark.key}>
                  <th scope="row">
                    {mark.query === undefined ? (
                      mark.name
                    ) : (
                      <button type="button" class="m-link" dir="auto" onClick={() => onChoose(mark)}>
                        {mark.name}
                      </button>
                    )}
                  </th>
                  <td>{written(mark.count)}</td>
                  {mark.parts?.map((count, index) => (
                    <td key={periods?.[index]?.name}>{written(count)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
