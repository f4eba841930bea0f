import { statuses } from '../core/annotation';
import { fold } from '../core/text';
import type { FacetValue, LibraryFacets } from '../messaging/protocol';
import { type FacetField, valuesIn, withChoice } from '../query/terms';
import { siteName } from '../ui/places';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { counted, text } from '../ui/text';
import { FacetList } from './FacetList';
import { levelsOf } from './facet-tree';
import { TagTree, type TagTreeProps } from './TagTree';
import { Years } from './Years';
import { namesYear, withYear } from './year-span';

export interface FacetsProps extends Pick<TagTreeProps, 'onEditTag' | 'onNest'> {
  facets: LibraryFacets | undefined;
  query: string;
  onQuery: (query: string) => void;
}

const noFacets: LibraryFacets = { tag: [], status: [], site: [], venue: [], year: [], author: [], has: [], looked: {} };

/** With as many papers as this there may be more than were counted. */
const newest = 2_000;

/** Each thing that a paper can have, as a condition. */
const things = [
  { value: 'note', label: 'wsHasNote', term: 'has:note', field: 'has', of: 'note' },
  { value: 'star', label: 'wsHasStar', term: 'is:starred', field: 'is', of: 'starred' },
] as const satisfies readonly { field: FacetField; [part: string]: string }[];

/** What the papers can be told apart by. The query is the only state: a facet reads from it and writes into it. */
export function Facets({ facets = noFacets, query, onQuery, onEditTag, onNest }: FacetsProps) {
  const choose = (field: FacetField) => (value: string, isBeside: boolean) =>
    onQuery(withChoice(query, field, value, isBeside));
  const isOn = (field: FacetField) => {
    const chosen = valuesIn(query, field).map(fold);
    return (value: string) => chosen.includes(fold(value));
  };
  // What is chosen shows, and can be left out again, though no paper has it.
  const withChosen = (field: FacetField, values: readonly FacetValue[]): readonly FacetValue[] => {
    const known = new Set(values.map(({ value }) => fold(value)));
    const chosen = valuesIn(query, field).flatMap((value) => (field === 'tag' ? levelsOf(value) : [value]));
    const missing = [...new Set(chosen)].filter((value) => value !== '' && !known.has(fold(value)));
    return missing.length === 0 ? values : [...values, ...missing.map((value) => ({ value, count: 0 }))];
  };
  const count = (values: readonly FacetValue[], value: string) => values.find((one) => one.value === value)?.count ?? 0;
  const list = (field: FacetField) => ({ isOn: isOn(field), onChoose: choose(field) });
  const among = (name: 'venue' | 'author' | 'site') => {
    const looked = facets.looked?.[name] ?? 0;
    return looked >= newest ? { hint: counted('wsAmong', looked) } : {};
  };
  return (
    <nav class="w-facets" aria-label={text('wsFilter')}>
      <FacetList
        label={text('popupStatus')}
        values={statuses.map((status) => ({ value: status, count: count(facets.status, status) }))}
        {...list('status')}
        nameOf={(status) => statusName(status as (typeof statuses)[number])}
        markOf={(status) => <StatusMark status={status as (typeof statuses)[number]} />}
      />
      <TagTree tags={withChosen('tag', facets.tag)} {...list('tag')} onEditTag={onEditTag} onNest={onNest} />
      <Years
        years={withChosen('year', facets.year).filter(({ value }) => /^\d{4}$/.test(value))}
        isOn={namesYear(query)}
        onChoose={(year, isBeside) => onQuery(withYear(query, year, isBeside))}
      />
      <FacetList
        label={text('wsHas')}
        values={things.map(({ value }) => ({ value, count: count(facets.has, value) }))}
        isOn={(value) => things.some((thing) => thing.value === value && isOn(thing.field)(thing.of))}
        onChoose={(value) => {
          const thing = things.find((one) => one.value === value);
          if (thing) onQuery(withChoice(query, thing.field, thing.of, true));
        }}
        nameOf={(value) => text(things.find((one) => one.value === value)?.label ?? 'wsHasNote')}
      />
      <FacetList
        label={text('wsVenue')}
        values={withChosen('venue', facets.venue)}
        {...list('venue')}
        {...among('venue')}
      />
      <FacetList
        label={text('wsAuthor')}
        values={withChosen('author', facets.author)}
        {...list('author')}
        {...among('author')}
      />
      <FacetList
        label={text('wsSite')}
        values={withChosen('site', facets.site)}
        {...list('site')}
        {...among('site')}
        nameOf={siteName}
      />
    </nav>
  );
}
