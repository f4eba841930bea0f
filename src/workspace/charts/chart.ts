/** One thing that is counted, and what choosing it asks for. */
export interface Mark {
  /** Known by it among the marks of its chart. */
  key: string;
  /** In words, as tables and screen readers have it. */
  name: string;
  /** On the axis. */
  short: string;
  count: number;
  /** The query whose papers these are; absent where there are none. */
  query?: string;
  /** How many there are of each of the chart's `periods`. */
  parts?: number[];
}

/** What is drawn: upright bars side by side, or lying ones below each other, or a row of small bars for each mark. */
export type ChartForm = 'columns' | 'bars' | 'rows';

/** A chart as data. */
export interface Chart {
  /** Known by it among the charts. */
  id: 'saved' | 'read' | 'tags' | 'years' | 'venues' | 'rules';
  form: ChartForm;
  title: string;
  /** What its marks are, as a table's head has it. */
  kind: string;
  /** What is counted, as a table's head has it. */
  counted: string;
  marks: Mark[];
  /** Of a chart of rows: the names of the parts of each mark. */
  periods?: { name: string; short: string }[];
  /** What is to be said of it besides. */
  hint?: string;
  /** What it says where there are no marks. */
  empty: string;
}
