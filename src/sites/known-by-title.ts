import { type PaperId, titleId } from '../core/identifier';
import { surnameOf } from '../core/same-paper';
import { firstName } from './read-fields';
import type { CardFields } from './site';

/** The id of a paper whose card prints none, by its title and first author; undefined without an author, for two papers may share a title. */
export function knownByTitle(title: string, parts: readonly ParentNode[], fields: CardFields): PaperId | undefined {
  const surname = surnameOf(firstName(parts, fields) ?? {});
  return surname === '' ? undefined : titleId(title, surname);
}
