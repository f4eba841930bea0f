import type { Status } from '../core/annotation';
import { type TextKey, text } from './text';

const names: Record<Status, TextKey> = { unread: 'statusUnread', reading: 'statusReading', read: 'statusRead' };

/** What a status is called. */
export function statusName(status: Status): string {
  return text(names[status]);
}
