import { type Annotation, type Change, statuses } from '../core/annotation';
import { pageOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { text } from '../ui/text';

export interface DetailActsProps {
  paper: Paper;
  annotation: Annotation;
  /** Resolves once it is stored. */
  change: (wanted: Change) => Promise<unknown>;
  onRemove: () => void;
}

/** What one does with a paper: status, star, its page, hiding, removing. */
export function DetailActs({ paper, annotation, change, onRemove }: DetailActsProps) {
  const { run } = useActions();
  return (
    <div class="w-acts">
      <fieldset class="m-seg" aria-label={text('popupStatus')}>
        {statuses.map((status) => (
          <button
            type="button"
            key={status}
            aria-pressed={annotation.status === status}
            onClick={() => void run(() => change({ do: 'status', status }))}
          >
            <StatusMark status={status} />
            {statusName(status)}
          </button>
        ))}
      </fieldset>
      <span class="w-icons">
        <IconButton
          icon="star"
          name={text('popupStar')}
          isOn={annotation.starred}
          onClick={() => void run(() => change({ do: 'star', starred: !annotation.starred }))}
        />
        <PageLink paper={paper} />
        <IconButton
          icon="hide"
          name={text('wsHideOnListings')}
          isOn={annotation.hidden}
          onClick={() => void run(() => change({ do: 'hide', hidden: !annotation.hidden }))}
        />
        <IconButton icon="trash" name={text('popupRemove')} onClick={onRemove} />
      </span>
    </div>
  );
}

/** The page where the paper was met, if it is one of the web's; its ids are linked by themselves. */
function PageLink({ paper: { id, URL: met } }: { paper: Paper }) {
  const address = met && /^https?:\/\//i.test(met) ? met : pageOf(id);
  if (!address) return null;
  return (
    <a
      class="m-b is-icon"
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={text('popupOpenPage')}
      title={text('popupOpenPage')}
    >
      <Icon name="out" />
    </a>
  );
}

interface IconButtonProps {
  icon: 'star' | 'hide' | 'trash';
  name: string;
  isOn?: boolean;
  onClick: () => void;
}

function IconButton({ icon, name, isOn, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`m-b is-icon${icon === 'star' ? ' m-starb' : ''}${isOn ? ' is-on' : ''}`}
      aria-pressed={isOn}
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
