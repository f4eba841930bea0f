import type { RuleAction } from '../core/rule';
import { counted, text } from './text';
import type { RulePreview } from './use-rule-preview';

/** Titles that are shown. */
const most = 3;

export interface RulePreviewLinesProps {
  action: RuleAction;
  preview: RulePreview;
}

/** What a rule would do: "Would hide 14 of 61 here" with the first titles, and how many of the library's last month meet it. */
export function RulePreviewLines({ action, preview: { here, library } }: RulePreviewLinesProps) {
  return (
    <div class="r-preview" role="status">
      {here && (
        <>
          <p>
            {here.isElsewhere
              ? text('rulePreviewElsewhere', placeOf(here.page))
              : counted(`rulePreview_${action}`, here.matched, here.total, placeOf(here.page))}
          </p>
          <ul>
            {here.titles.slice(0, most).map((title, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have the same title, and the list is drawn anew.
              <li class="m-cut" dir="auto" key={index}>
                {title}
              </li>
            ))}
            {here.kept > 0 && <li class="r-quiet">{counted('rulePreviewKept', here.kept)}</li>}
          </ul>
        </>
      )}
      {library && library.total > 0 && (
        <p class="r-quiet">{counted('rulePreviewLibrary', library.matched, library.total)}</p>
      )}
    </div>
  );
}

function placeOf(page: string | undefined): string {
  return page === undefined ? text('rulePreviewHere') : text('rulePreviewOn', page);
}
