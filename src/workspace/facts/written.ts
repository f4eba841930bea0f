import type { Name } from '../../core/name';
import { displayName } from '../../core/name';
import type { PaperFields, PaperType } from '../../core/paper';
import { tidy } from '../../core/text';
import type { FactEdit } from '../../messaging/citing';
import { type TextKey, text } from '../../ui/text';
import { type FactField, factFields, typeNames } from './fields';
import { nameLines, readNames } from './names';

/** What was typed, as edits of the paper; or the text that says why it is none. */
export type FactReading = { edits: FactEdit[] } | { fault: TextKey };

/** Names that are shown; all of them are beneath the title. */
const fewNames = 6;

/** Write a field's value for people, on one line. */
export function shownFact(field: FactField, facts: PaperFields): string {
  switch (factFields[field].kind) {
    case 'names':
      return shownNames((facts[field] as Name[] | undefined) ?? [], field === 'author' && areMoreAuthors(facts));
    case 'type':
      return facts.type ? text(typeNames[facts.type]) : '';
    case 'date':
      return shownDate(facts.issued ?? '');
    case 'list':
      return (facts.categories ?? []).join(', ');
    default:
      return String(facts[field] ?? '');
  }
}

/** Write a field's value as it is edited. */
export function writtenFact(field: FactField, facts: PaperFields): string {
  const { kind } = factFields[field];
  if (kind === 'names') {
    return nameLines((facts[field] as Name[] | undefined) ?? [], field === 'author' && areMoreAuthors(facts));
  }
  if (kind === 'list') return (facts.categories ?? []).join(', ');
  return String(facts[field] ?? '');
}

/** Read what was typed as a field's new value. */
export function readFact(field: FactField, typed: string, facts: PaperFields): FactReading {
  const line = tidy(typed);
  if (line === '') return { fault: 'factEmpty' };
  switch (field) {
    case 'author': {
      const { names, areMore } = readNames(typed, facts.author ?? []);
      if (names.length === 0) return { fault: 'factNoName' };
      const more: FactEdit[] = areMore ? [{ field: 'authorsIncomplete', value: true }] : [];
      return { edits: [{ field, value: names }, ...more] };
    }
    case 'editor': {
      const { names } = readNames(typed, facts.editor ?? []);
      return names.length === 0 ? { fault: 'factNoName' } : { edits: [{ field, value: names }] };
    }
    case 'categories':
      return { edits: [{ field, value: line.split(/[,; ]+/).filter((category) => category !== '') }] };
    case 'type':
      return { edits: [{ field, value: line as PaperType }] };
    case 'issued':
      return isDate(line) ? { edits: [{ field, value: line }] } : { fault: 'factNoDate' };
    case 'DOI': {
      const [, doi] = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi: ?)?(10\.\d{4,9}\/\S+)$/i.exec(line) ?? [];
      return doi === undefined ? { fault: 'factNoDoi' } : { edits: [{ field, value: doi }] };
    }
    case 'URL':
      return /^https?:\/\/[^\s/]/i.test(line) && URL.canParse(line)
        ? { edits: [{ field, value: line }] }
        : { fault: 'factNoAddress' };
    case 'abstract':
      return { edits: [{ field, value: typed.trim() }] };
    default:
      return { edits: [{ field, value: line }] };
  }
}

/** What takes the reader's own word on a field back. */
export function withoutEdit(field: FactField): FactEdit[] {
  return field === 'author' ? [{ field }, { field: 'authorsIncomplete' }] : [{ field }];
}

/** Whether the paper has more authors than are named. */
export function areMoreAuthors({ author = [], authorsIncomplete, authorCount = 0 }: PaperFields): boolean {
  return authorsIncomplete === true || authorCount > author.length;
}

function shownNames(names: readonly Name[], areMore: boolean): string {
  const shown = names.slice(0, fewNames).map(displayName).join(', ');
  if (names.length > fewNames) return text('wsAuthorsMore', shown, names.length - fewNames);
  return areMore ? text('wsAuthorsOthers', shown) : shown;
}

/** A date as precise as it was said. */
function shownDate(issued: string): string {
  const [year = '', month, day] = issued.split('-');
  const time = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (month === undefined || Number.isNaN(time)) return issued;
  const precision = { year: 'numeric', month: 'long', ...(day !== undefined && { day: 'numeric' as const }) } as const;
  return new Date(time).toLocaleDateString(text('language'), { ...precision, timeZone: 'UTC' });
}

function isDate(line: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(line) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
