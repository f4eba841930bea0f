import { decodeEntitiesOnce } from './html-entities';

/**
 * Read a note that another program keeps as HTML as text, paragraphs apart and items in lists; one that isn't HTML is left
 * as it is. What comes of it is only ever text.
 */
export function noteText(written: string): string {
  if (!/^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|span|b|i|strong|em|br)\b/i.test(written)) return written.trim();
  return written
    .slice(0, 200_000)
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^<>]{0,500}>/gi, '\n- ')
    .replace(/<br\b[^<>]{0,100}>/gi, '\n')
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|blockquote)>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&[^&;]{1,10};/g, (entity) => decodeEntitiesOnce(entity).replace('\u00A0', ' '))
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
