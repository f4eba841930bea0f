import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { type PaperId, pageOf } from '../core/identifier';
import { displayName } from '../core/name';
import type { Paper } from '../core/paper';
import { Icon } from '../ui/Icon';
import { counted, text } from '../ui/text';
import { Prose } from './Prose';

export interface DetailHeadProps {
  paper: Paper;
  onClose: () => void;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Authors that are named before all are asked for. */
const fewAuthors = 20;

/** What a paper is: its title, authors, where and when, and its identifiers. */
export function DetailHead({ paper, onClose, heading }: DetailHeadProps) {
  return (
    <>
      <div class="w-title2">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          <Prose text={paper.title ?? paper.id} />
        </h2>
        <button
          type="button"
          class="m-b is-icon"
          aria-label={text('wsClose')}
          title={text('wsClose')}
          onClick={onClose}
        >
          <Icon name="x" />
        </button>
      </div>
      <Authors paper={paper} />
      <p class="w-ids">
        {[paper.issued, paper['container-title'], paper.categories?.join(', ')].filter(Boolean).join(' · ')}
        {[paper.id, ...(paper.aliases ?? [])].map((id) => (
          <IdLink key={id} id={id} />
        ))}
      </p>
    </>
  );
}

function Authors({ paper: { id, author = [], authorsIncomplete, authorCount = 0 } }: { paper: Paper }) {
  const [all, setAll] = useState<PaperId>();
  const names = author.map(displayName);
  const shown = all === id ? names : names.slice(0, fewAuthors);
  if (names.length === 0) return null;
  return (
    <p class="w-authors">
      {authorsIncomplete || authorCount > names.length ? text('wsAuthorsOthers', shown.join(', ')) : shown.join(', ')}
      {shown.length < names.length && (
        <button type="button" class="m-b" onClick={() => setAll(id)}>
          {counted('wsMoreValues', names.length - shown.length)}
        </button>
      )}
    </p>
  );
}

function IdLink({ id }: { id: PaperId }) {
  if (id.startsWith('title:')) return null;
  const page = pageOf(id);
  const label = id.replace(/^arxiv:/, 'arXiv:');
  return (
    <span>
      {page ? (
        <a class="m-link" href={page} target="_blank" rel="noreferrer">
          {label}
        </a>
      ) : (
        label
      )}
    </span>
  );
}
