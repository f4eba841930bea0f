import browser from 'webextension-polyfill';
import { maxListNameLength, maxReadingLists, type ReadingList, readingListsKey } from '../core/reading-list';
import { maxQueryLength } from '../core/rule';
import { arrayFrom, objectFrom, oneFrom, stringFrom } from './validate';

/** Keep all reading lists in their order, in place of those that there were; one of an empty name is none. */
export async function putReadingLists(value: unknown): Promise<ReadingList[]> {
  const lists = arrayFrom(value, maxReadingLists, readingListFrom).filter(({ name }) => name !== '');
  await browser.storage.local.set({ [readingListsKey]: lists });
  return lists;
}

/** @throws TypeError unless the value is a reading list. */
function readingListFrom(value: unknown): ReadingList {
  const said = objectFrom(value);
  return {
    id: stringFrom(said['id'], 100),
    name: stringFrom(said['name'], maxListNameLength).trim(),
    query: stringFrom(said['query'], maxQueryLength),
    order: oneFrom(said['order'], ['newest', 'oldest'] as const),
  };
}
