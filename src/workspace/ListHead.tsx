import type { ListOrder } from '../core/reading-list';
import { Icon } from '../ui/Icon';
import { counted, text, written } from '../ui/text';
import type { Papers } from './use-papers';
import type { Selection } from './use-selection';

export interface ListHeadProps {
  papers: Papers;
  selection: Selection;
  order: ListOrder;
  onOrder: () => void;
  onAll: () => void;
  /** Shows charts of them; absent where there is nothing to show. */
  onCharts?: () => void;
  /** Whether that is the way back. */
  isBack?: boolean;
  /** Exports them; absent where there is nothing to export. */
  onExport?: () => void;
  /** Makes a rule of the query; absent where it can't be one. */
  onRule?: () => void;
}

/** How many papers match, and the way to select them all. */
export function ListHead({
  papers,
  selection,
  order,
  onOrder,
  onAll,
  onCharts,
  isBack = false,
  onExport,
  onRule,
}: ListHeadProps) {
  const { answered, matched, total, atLeast } = papers;
  const isAll = selection.isAllOf(answered) && selection.count === matched;
  const [before, after] = (
    matched === total ? counted('popupPapers', total) : counted('popupMatched', total, '\n')
  ).split('\n');
  return (
    <div class="w-head">
      <span role="status" class="m-num">
        {before}
        {after !== undefined && <b>{`${written(matched)}${atLeast ? '+' : ''}`}</b>}
        {after}
      </span>
      <span class="m-gap" />
      {onCharts && (
        <button type="button" class="m-b" onClick={onCharts}>
          <Icon name="chart" />
          <span class="w-name">{text(isBack ? 'wsBackToCharts' : 'wsCharts')}</span>
        </button>
      )}
      {onExport && (
        <button type="button" class="m-b" aria-label={text('wsExport')} title={text('wsExport')} onClick={onExport}>
          <Icon name="save" />
          <span class="w-name">{text('wsExport')}</span>
        </button>
      )}
      {onRule && (
        <button type="button" class="m-b" onClick={onRule}>
          <Icon name="hide" />
          {text('popupMakeRule')}
        </button>
      )}
      {matched > 1 && (
        <button type="button" class="m-b" title={text('wsTurnOrder')} onClick={onOrder}>
          <Icon name={order === 'newest' ? 'down' : 'up'} />
          {text(order === 'newest' ? 'wsNewestFirst' : 'wsOldestFirst')}
        </button>
      )}
      {matched > 0 && (
        <button type="button" class="m-b" aria-pressed={isAll} onClick={isAll ? selection.clear : onAll}>
          <Icon name="check" />
          {isAll ? text('popupSelectNone') : counted('popupSelectAll', matched)}
        </button>
      )}
    </div>
  );
}
