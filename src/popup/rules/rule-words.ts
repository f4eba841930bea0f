import { dayOf } from '../../core/local-day';
import type { NewRule } from '../../core/rule';
import type { QueryError } from '../../query/query';
import { LineError } from '../../query/rule-line';
import { faultText } from '../../ui/fault-text';
import { siteName } from '../../ui/places';
import { text } from '../../ui/text';

/** Say what a rule does: "Highlight", "Tag “ml/peft”". */
export function actionWords({ action, tag = '' }: NewRule): string {
  return action === 'tag' ? text('rulesTagWith', tag) : text(`ruleAction_${action}`);
}

/** Say where a rule applies; undefined where that is everywhere. */
export function scopeWords({ sites, exceptSites }: NewRule): string | undefined {
  if (sites) return text('rulesOnlyOn', sites.map(siteName).join(', '));
  if (exceptSites?.length) return text('rulesNeverOn', exceptSites.map(siteName).join(', '));
  return undefined;
}

/** Say when a rule ends, or that it is over; undefined where it holds for good. */
export function endWords({ expires }: NewRule, now: number): string | undefined {
  if (expires === undefined) return undefined;
  if (expires < now) return text('rulesOver');
  const format = dayOf(expires) === dayOf(now) ? { timeStyle: 'short' } : { dateStyle: 'medium' };
  return text('rulesUntil', new Date(expires).toLocaleString(text('language'), format as Intl.DateTimeFormatOptions));
}

/** Say what is wrong with a line of a rule list. */
export function lineFaultText(fault: LineError | QueryError): string {
  return fault instanceof LineError ? text(`rulesLine_${fault.reason}`, fault.subject) : faultText(fault);
}

/** What a line's query may have been meant to be; undefined where nothing can be said. */
export function meantText(fault: LineError | QueryError): string | undefined {
  const suggestion = fault instanceof LineError ? undefined : fault.suggestion;
  return suggestion === undefined ? undefined : text('queryMeant', suggestion);
}
