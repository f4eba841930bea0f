import { type PaperId, titleId } from '../core/identifier';
import type { Name } from '../core/name';
import { surnameOf } from '../core/same-paper';
import { type Finder, values } from './find';
import { first, maxAbstractLength, names } from './read-fields';
import type { CardFields } from './site';

/** The id of a paper whose card prints none, by its title and first author; undefined without an author, for two papers may share a title. */
export function knownByTitle(
  title: string,
  parts: readonly HTMLElement[],
  fields: CardFields,
  find: Finder['first'],
): PaperId | undefined {
  const surname = surnameOf(firstName(parts, fields, find) ?? {});
  return surname === '' ? undefined : titleId(title, surname);
}

/** The first name that a card shows, nearly always in the first element of the field. */
function firstName(parts: readonly HTMLElement[], { authors }: CardFields, find: Finder['first']): Name | undefined {
  if (authors === undefined) return undefined;
  const field = typeof authors === 'string' || Array.isArray(authors) ? { select: authors } : authors;
  const element = find(parts, field.select);
  if (element === undefined) return undefined;
  const name =
    first(values([element], { ...field, select: ':scope' }, maxAbstractLength)) ??
    first(values(parts, authors, maxAbstractLength));
  return name === undefined ? undefined : names([name])[0];
}
