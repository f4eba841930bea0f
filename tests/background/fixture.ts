import { afterEach, beforeEach } from 'vitest';
import { annotationHandlers } from '../../src/background/handlers/annotation';
import { closeLibrary } from '../../src/background/open-library';
import type { Change } from '../../src/core/annotation';
import type { Paper } from '../../src/core/paper';
import type { Done } from '../../src/messaging/protocol';
import { fake, ownPage, resetFake } from '../fakes/webextension-polyfill';
import { freshIndexedDb } from '../storage/fixture';

/** Begin each test with no database, an empty `storage.local` and a worker that has just started. */
export function beginEachAfresh(): void {
  beforeEach(() => {
    resetFake();
    freshIndexedDb();
  });
  afterEach(closeLibrary);
}

/** Change one paper as the popup does. */
export async function change(paper: Paper, wish: Change): Promise<Done> {
  return annotationHandlers['annotation.change']({ papers: [paper], change: wish }, ownPage);
}

/** What `storage.local` has under a key. */
export function stored(key: string): unknown {
  return fake.stored.get(key);
}
