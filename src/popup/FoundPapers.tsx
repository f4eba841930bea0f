import { useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { detailsOf, labelOf } from './paper-label';

export interface FoundPapersProps {
  papers: readonly ListedPaper[];
  isSaved: (id: PaperId) => boolean;
  isChosen: (id: PaperId) => boolean;
  onChoose: (ids: readonly PaperId[], isOn: boolean) => void;
}

/** Rows that are added to the list at once. */
const step = 200;

/** What was read, before anything of it is saved: each paper with what is known of it and a box to tick. */
export function FoundPapers({ papers, isSaved, isChosen, onChoose }: FoundPapersProps) {
  const [shown, setShown] = useState(step);
  const saved = papers.filter(({ id }) => isSaved(id)).length;
  const isAll = papers.every(({ id }) => isChosen(id));
  const rest = papers.length - shown;
  return (
    <section class="a-box is-list" aria-labelledby="found">
      <div class="a-head">
        <h2 id="found">{counted('popupAddFound', papers.length)}</h2>
        {saved > 0 && <span class="a-hint">{counted('popupAddKnown', saved)}</span>}
        <button
          type="button"
          class="m-btn is-bare"
          onClick={() =>
            onChoose(
              papers.map(({ id }) => id),
              !isAll,
            )
          }
        >
          {text(isAll ? 'popupSelectNone' : 'popupAddAll')}
        </button>
      </div>
      <ul>
        {papers.slice(0, shown).map((paper) => (
          <FoundPaper
            key={paper.id}
            paper={paper}
            isSaved={isSaved(paper.id)}
            isChosen={isChosen(paper.id)}
            onChoose={(isOn) => onChoose([paper.id], isOn)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="m-btn is-bare a-more" onClick={() => setShown(shown + step)}>
          {counted('popupMore', rest)}
        </button>
      )}
    </section>
  );
}

interface FoundPaperProps {
  paper: ListedPaper;
  isSaved: boolean;
  isChosen: boolean;
  onChoose: (isOn: boolean) => void;
}

function FoundPaper({ paper, isSaved, isChosen, onChoose }: FoundPaperProps) {
  return (
    <li>
      <label class="a-row">
        <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
        <span class={isChosen ? 'm-check is-on' : 'm-check'}>
          <Icon name="check" />
        </span>
        <span class="a-paper">
          <span class="a-title" dir="auto">
            {paper.title ?? labelOf(paper.id)}
          </span>{' '}
          <span class="a-meta">
            {isSaved && (
              <span class="a-saved">
                <Icon name="hand" small />
                {text('popupAddSaved')}
              </span>
            )}
            <span class="m-cut">{detailsOf(paper) || text(paper.title ? 'popupAddTitleOnly' : 'popupAddIdOnly')}</span>
          </span>
        </span>
      </label>
    </li>
  );
}
