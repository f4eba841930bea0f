import { useMemo, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { maxRuleNameLength } from '../core/rule';
import { words } from '../core/text';
import type { PageReport } from '../messaging/protocol';
import { quote } from '../query/parse';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';
import { useActions } from './notice';

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
  const needle = words(phrase).join(' ');
  const count = useMemo(
    () =>
      needle === '' ? 0 : report.papers.filter((paper) => !marks.get(paper.id)?.saved && says(paper, needle)).length,
    [report, marks, needle],
  );
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
        if (needle !== '') void hide();
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
      <button type="submit" class="m-btn" disabled={needle === ''}>
        {needle === '' ? text('popupHide') : counted('popupHideCount', count)}
      </button>
      <p class="m-danger" role="alert" id="hide-failure">
        {failure}
      </p>
    </form>
  );
}

function says(paper: ListedPaper, needle: string): boolean {
  const names = paper.author?.map((name) => name.literal ?? `${name.given ?? ''} ${name.family ?? ''}`) ?? [];
  return [paper.title, paper.abstract, ...names].some(
    (one) => one && ` ${words(one).join(' ')} `.includes(` ${needle} `),
  );
}
