import { afterEach, beforeEach } from 'vitest';
import { annotationHandlers } from '../../src/background/handlers/annotation';
import { keepUp } from '../../src/background/keep-up';
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

/** Change one paper as the popup does, and wait until pages can see it. */
export async function change(paper: Paper, wish: Change): Promise<Done> {
  const done = await annotationHandlers['annotation.change']({ papers: [paper], change: wish }, ownPage);
  await keepUp().catch(() => undefined);
  return done;
}

/** What `storage.local` has under a key. */
export function stored(key: string): unknown {
  return fake.stored.get(key);
}
