/** The name of a BibTeX file of a day: `reading-list-2026-11-21.bib`, in local time. */
export function fileNameOn(day: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `reading-list-${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}.bib`;
}
