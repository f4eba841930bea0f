import { useMemo, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import { maxRuleNameLength } from '../core/rule';
import { words } from '../core/text';
import type { PageReport } from '../messaging/protocol';
import { compile } from '../query/match';
import { parse, quote } from '../query/parse';
import { subjectOfListed } from '../query/subject';
import { useActions } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';

export interface HideFieldProps {
  report: PageReport;
  marks: ReadonlyMap<PaperId, AnnotationMark>;
}

/** "Hide papers that say …": a phrase becomes a rule; what it would hide here is counted as it is typed. */
export function HideField({ report, marks }: HideFieldProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const [phrase, setPhrase] = useState('');
  const [failure, setFailure] = useState<string>();
  const canHide = words(phrase).length > 0;
  const subjects = useMemo(
    () =>
      report.papers.filter(({ id }) => !marks.get(id)?.saved).map((paper) => subjectOfListed(paper, report.site.id)),
    [report, marks],
  );
  const count = useMemo(() => {
    if (!canHide) return 0;
    const matches = compile(parse(quote(phrase)));
    return subjects.filter((subject) => matches(subject) === true).length;
  }, [subjects, phrase, canHide]);
  const hide = async () => {
    const name = phrase.replace(/\s+/g, ' ').trim();
    try {
      const rule = await send('rule.create', { name, query: quote(name), action: 'hide', enabled: true });
      setPhrase('');
      void run(
        async () => rule,
        () => ({
          words: text('popupRuleMade', name),
          action: { label: text('undo'), run: () => void run(() => send('rule.remove', [rule.id])) },
        }),
      );
    } catch (error) {
      setFailure(errorText(error));
    }
  };

  return (
    <form
      class="p-hide"
      onSubmit={(event) => {
        event.preventDefault();
        if (canHide) void hide();
      }}
    >
      <div class="m-in">
        <input
          dir="auto"
          autocomplete="off"
          maxLength={maxRuleNameLength}
          aria-label={text('popupHideLabel')}
          aria-describedby="hide-failure"
          placeholder={text('popupHideLabel')}
          value={phrase}
          onInput={(event) => {
            setPhrase(event.currentTarget.value);
            setFailure(undefined);
          }}
        />
      </div>
      <button type="submit" class="m-btn" disabled={!canHide}>
        {canHide ? counted('popupHideCount', count) : text('popupHide')}
      </button>
      <p class="m-danger" role="alert" id="hide-failure">
        {failure}
      </p>
    </form>
  );
}
