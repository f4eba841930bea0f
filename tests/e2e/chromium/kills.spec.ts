import { type Killing, liveThroughKills, putIncoming } from '../kills';
import { expect, test } from './extension';

const [kills, seed] = [Number(process.env['KILLS'] ?? 100), Number(process.env['SEED'] ?? 1)];

test('nothing that was acknowledged is lost, and nothing half done, when the worker is killed at any moment', async ({
  extension,
}) => {
  test.setTimeout(60_000 + kills * 3_000);
  const killing: Killing = {
    send: (type, data) =>
      extension.own(
        async ([type, data]) => {
          const late = new Promise<undefined>((done) => setTimeout(done, 20_000, undefined));
          const reply = await Promise.race([chrome.runtime.sendMessage({ type, data }).catch(() => undefined), late]);
          if (reply && !reply.ok) throw new Error(`${type} ended with ${reply.error.name}: ${reply.error.message}`);
          return reply?.value;
        },
        [type, data] as const,
      ),
    kill: async (after) => {
      await new Promise((done) => setTimeout(done, after));
      await extension.killWorker();
    },
    choose: (file) => extension.own(putIncoming, file),
    stored: () => extension.own(() => chrome.storage.local.get(null), undefined),
  };
  await extension.own(async () => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('backups', { recursive: true }).catch(() => undefined);
  }, undefined);
  const { faults, ...counts } = await liveThroughKills(killing, kills, seed);
  console.log(`${kills} kills, seed ${seed}: ${JSON.stringify(counts)}`);
  expect(faults).toEqual([]);
  // Kills that hit nothing would prove nothing.
  expect(counts.acknowledged).toBeLessThan(kills);
});

declare const chrome: {
  runtime: {
    sendMessage(message: unknown): Promise<{ ok: boolean; value: unknown; error: { name: string; message: string } }>;
  };
  storage: { local: { get(keys: null): Promise<Record<string, unknown>> } };
};
