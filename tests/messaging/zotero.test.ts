import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperId } from '../../src/core/identifier';
import type { Steps } from '../../src/core/job';
import { sendToZotero } from '../../src/messaging/zotero';
import { ZoteroServer } from './zotero-server';

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `${index}`, title: `Paper ${index}` }));
const titles = (count: number) => items(count).map(({ title }) => title);

let server: ZoteroServer;
let address: string;
let told: string[];
let ending: AbortController;

beforeEach(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  server = new ZoteroServer();
  address = await server.start();
  told = [];
  ending = new AbortController();
});
afterEach(() => {
  server.stop();
  vi.unstubAllGlobals();
});

const steps = (): Steps => ({ report: (done, of) => told.push(`${done} of ${of}`), signal: ending.signal });
const ids = (count: number) => items(count).map(({ id }): PaperId => `title:${id}`);
const send = (count: number) => sendToZotero(items(count), ids(count), steps(), address);
const saves = () => server.requests.filter(({ method }) => method === '/connector/saveItems');

describe('Zotero', () => {
  it('gets items 50 at a time, and says where they are', async () => {
    expect(await send(120)).toEqual({ into: 'To read' });
    expect(server.saved).toEqual(titles(120));
    expect(saves().map(({ data }) => data.items?.length)).toEqual([50, 50, 20]);
    expect(new Set(saves().map(({ data }) => data.sessionID)).size).toBe(3);
    expect(told).toEqual(['50 of 120', '100 of 120', '120 of 120']);
  });

  it('gets again what was sent again after it had gone well', async () => {
    await send(2);
    await send(2);
    expect(server.saved).toEqual([...titles(2), ...titles(2)]);
  });

  it.each(['cut after', 'cut before', 500] as const)(
    'gets nothing twice when it is tried again after: %s',
    async (fault) => {
      server.faults = [undefined, fault];
      await expect(send(120)).rejects.toMatchObject({ name: fault === 500 ? 'ZoteroRefused' : 'ZoteroNotRunning' });
      expect(await send(120)).toEqual({ into: 'To read' });
      expect(server.saved.toSorted()).toEqual(titles(120).toSorted());
    },
  );

  it('gets nothing twice after two failures in different places', async () => {
    server.faults = [500];
    await expect(send(120)).rejects.toThrow();
    server.faults = [undefined, 500];
    await expect(send(120)).rejects.toThrow();
    await send(120);
    expect(server.saved).toEqual(titles(120));
  });

  it('gets nothing twice where more has become known of a paper meanwhile', async () => {
    server.faults = [undefined, 500];
    await expect(send(120)).rejects.toThrow();
    const known = items(120).map((item, at) => (at === 3 ? { ...item, abstractNote: 'More.' } : item));
    await sendToZotero(known, ids(120), steps(), address);
    expect(server.saved).toEqual(titles(120));
  });

  it('isn’t asked to save where it doesn’t run', async () => {
    server.stop();
    await expect(send(1)).rejects.toMatchObject({ name: 'ZoteroNotRunning' });
  });

  it('isn’t asked to save where it is too old, or no Zotero', async () => {
    server.version = 1;
    await expect(send(1)).rejects.toMatchObject({ name: 'ZoteroOtherVersion' });
    server.version = Number.NaN;
    await expect(send(1)).rejects.toMatchObject({ name: 'ZoteroRefused' });
    expect(saves()).toEqual([]);
  });

  it('isn’t asked to save into a library that can only be read', async () => {
    server.isEditable = false;
    await expect(send(1)).rejects.toMatchObject({ name: 'ZoteroReadOnly' });
    expect(saves()).toEqual([]);
  });

  it('gets no more once it is cancelled', async () => {
    const report = () => ending.abort(new Error('Enough'));
    await expect(sendToZotero(items(120), ids(120), { report, signal: ending.signal }, address)).rejects.toThrow(
      'Enough',
    );
    expect(server.saved).toEqual(titles(50));
  });
});
