import { type Status, statuses } from '../core/annotation';
import type { TagCount } from '../messaging/protocol';
import { facetsOf, withoutField, withTerm } from '../query/terms';
import { Icon } from '../ui/Icon';
import { siteName } from '../ui/places';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { TagField } from '../ui/TagField';
import { text } from '../ui/text';

export interface FilterPanelProps {
  query: string;
  onQuery: (query: string) => void;
  tags: readonly TagCount[];
  /** Ids of the sites to choose from. */
  sites: readonly string[];
  onClose: () => void;
}

/** Filters that read from the query and write into it, so that both always say the same. */
export function FilterPanel({ query, onQuery, tags, sites, onClose }: FilterPanelProps) {
  const facets = facetsOf(query);
  const setStatus = (status: Status | undefined) => {
    const rest = withoutField(query, 'status');
    onQuery(status ? withTerm(rest, 'status', status) : rest);
  };
  const setSite = (site: string | undefined) => {
    const rest = withoutField(query, 'site');
    onQuery(site ? withTerm(rest, 'site', site) : rest);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };

  return (
    <section class="p-filters" id="filters" aria-label={text('popupFilters')} onKeyDown={onKeyDown}>
      <TagField
        tags={facets.tags}
        options={tags}
        canCreate={false}
        showsChips
        foldsAway
        autoFocus
        label={text('popupFilterTag')}
        onAdd={async (tag) => onQuery(withTerm(query, 'tag', tag))}
        onRemove={async (tag) => onQuery(withoutField(query, 'tag', tag))}
        onClose={onClose}
      />
      <div class="p-facets">
        <fieldset class="m-seg" aria-label={text('popupFilterStatus')}>
          {[undefined, ...statuses].map((status) => (
            <button
              type="button"
              key={status ?? ''}
              aria-pressed={facets.status === status}
              onClick={() => setStatus(status)}
            >
              {status ? <StatusMark status={status} /> : null}
              {status ? statusName(status) : text('popupFilterAny')}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class={facets.isStarred ? 'm-b m-starb is-on' : 'm-b m-starb'}
          aria-pressed={facets.isStarred}
          onClick={() =>
            onQuery(facets.isStarred ? withoutField(query, 'is', 'starred') : withTerm(query, 'is', 'starred'))
          }
        >
          <Icon name="star" />
          {text('popupFilterStarred')}
        </button>
      </div>
      {sites.length > 0 && (
        <fieldset class="m-seg" aria-label={text('popupFilterSite')}>
          {[undefined, ...sites].map((site) => (
            <button type="button" key={site ?? ''} aria-pressed={facets.site === site} onClick={() => setSite(site)}>
              {site ? siteName(site) : text('popupFilterAnySite')}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
