import { useMemo, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import { Jobs } from '../ui/Jobs';
import { NoticeLine } from '../ui/NoticeLine';
import { TagField } from '../ui/TagField';
import { counted, text } from '../ui/text';
import { workspaceAddress } from '../ui/workspace-address';
import { useBackground, useRevision } from './background';
import { FoundPapers } from './FoundPapers';
import { useMarks } from './known-marks';
import { Sources } from './Sources';
import { UnreadLines } from './UnreadLines';
import { useAdding } from './use-adding';
import { isLong, papersOf, type TextSource, useReadings } from './use-readings';
import { useTags } from './use-tags';

export interface AddPapersProps {
  /** What the text field begins with. */
  pasted?: string;
}

/** The page that adds papers from text: paste or drop it, see what was read, save what is wanted. */
export function AddPapers({ pasted = '' }: AddPapersProps) {
  const [sources, setSources] = useState<readonly TextSource[]>(() => beginWith(pasted));
  const [chosen, setChosen] = useState<ReadonlyMap<PaperId, boolean>>(new Map());
  const [tags, setTags] = useState<readonly string[]>([]);
  const { jobs } = useBackground();
  const revision = useRevision();
  const outcomes = useReadings(sources);
  const papers = useMemo(() => papersOf(outcomes), [outcomes]);
  const marks = useMarks(papers, revision);
  const { notice, progress, add } = useAdding();
  const options = useTags(true, revision);
  const isSaved = (id: PaperId) => marks?.get(id)?.saved === true;
  // What is saved already is left out, until it is ticked: then it gets the tags.
  const isChosen = (id: PaperId) => chosen.get(id) ?? !isSaved(id);
  const wanted = marks === undefined ? [] : papers.filter(({ id }) => isChosen(id));
  const save = async () => {
    if (await add(wanted, tags)) setChosen((now) => new Map([...now].filter(([, isOn]) => !isOn)));
  };

  return (
    <main class="a-page">
      <h1>{text('popupAdd')}</h1>
      <p class="a-sub">
        {text('popupAddHint')}{' '}
        <a class="m-link" href={workspaceAddress({ query: '', shows: 'import' })}>
          {text('popupAddImport')}
        </a>
      </p>
      <Sources sources={sources} outcomes={outcomes} onChange={setSources} />
      {papers.length > 0 && (
        <FoundPapers
          papers={papers}
          isSaved={isSaved}
          isChosen={isChosen}
          onChoose={(ids, isOn) => setChosen((now) => new Map([...now, ...ids.map((id) => [id, isOn] as const)]))}
        />
      )}
      <UnreadLines sources={sources} outcomes={outcomes} />
      <div class="a-foot">
        {papers.length > 0 && (
          <div class="a-tags">
            <TagField
              tags={tags}
              options={options}
              showsChips
              foldsAway
              label={text('popupAddTags')}
              onAdd={async (tag) => setTags((now) => [...now.filter((one) => one !== tag), tag])}
              onRemove={async (tag) => setTags((now) => now.filter((one) => one !== tag))}
            />
          </div>
        )}
        <Jobs source={jobs} />
        <NoticeLine notice={notice} />
        <div class="a-go">
          <span role="status">{progress && text('popupAdding', progress.done, progress.total)}</span>
          <button
            type="button"
            class="m-btn is-primary is-big"
            disabled={wanted.length === 0 || progress !== undefined}
            onClick={() => void save()}
          >
            {counted('popupAddSave', wanted.length)}
          </button>
        </div>
      </div>
    </main>
  );
}

function beginWith(pasted: string): TextSource[] {
  if (!isLong(pasted)) return [{ key: 0, text: pasted }];
  return [
    { key: 0, text: '' },
    { key: -1, name: text('popupAddPastedText'), text: pasted },
  ];
}
