import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { LibraryFacets } from '../messaging/protocol';
import { languageFor } from '../query/language';
import { Icon } from '../ui/Icon';
import { QueryField } from '../ui/QueryField';
import { text } from '../ui/text';

export interface QueryBoxProps {
  query: string;
  onQuery: (query: string) => void;
  /** The down key where no completion is left: on to the rows. */
  onDown: () => void;
  /** What completes a value is what the facets have. */
  facets: LibraryFacets | undefined;
  field: RefObject<HTMLInputElement | null>;
}

/** The one query of the workspace. */
export function QueryBox({ query, onQuery, onDown, facets, field }: QueryBoxProps) {
  const language = useMemo(() => {
    const values = (name: 'tag' | 'author' | 'venue' | 'site') => facets?.[name].map(({ value }) => value) ?? [];
    return languageFor({
      tags: values('tag'),
      authors: values('author'),
      venues: values('venue'),
      sites: values('site'),
    });
  }, [facets]);
  return (
    <div class="w-query" role="search">
      <QueryField
        query={query}
        onQuery={onQuery}
        language={language}
        label={text('popupSearch')}
        placeholder={text('popupSearch')}
        field={field}
        onDown={onDown}
        before={<Icon name="search" />}
      >
        {query === '' && <kbd class="m-kbd">/</kbd>}
        {query !== '' && (
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupSearchClear')}
            onClick={() => {
              onQuery('');
              field.current?.focus();
            }}
          >
            <Icon name="x" small />
          </button>
        )}
      </QueryField>
    </div>
  );
}
