import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Killing, liveThroughKills, putIncoming } from '../kills';
import { Firefox } from './firefox';

const [kills, seed] = [Number(process.env['KILLS'] ?? 10), Number(process.env['SEED'] ?? 1)];

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.start();
});
afterAll(() => firefox.close());

it(
  'loses nothing that was acknowledged, and keeps nothing half done, when the background page is ended at any moment',
  async () => {
    const killing: Killing = {
      send: (type, data) =>
        firefox.own.evaluate(
          async ([type, data]) => {
            const late = new Promise<undefined>((done) => setTimeout(done, 20_000, undefined));
            const reply = await Promise.race([
              browser.runtime.sendMessage({ type, data }).catch(() => undefined),
              late,
            ]);
            if (reply && !reply.ok) throw new Error(`${type} ended with ${JSON.stringify(reply.error)}`);
            return reply?.value;
          },
          [type, data] as const,
        ),
      kill: async (after) => {
        await new Promise((done) => setTimeout(done, after));
        await firefox.killBackground();
      },
      stored: () => firefox.own.evaluate(() => browser.storage.local.get(null)),
      choose: (file) => firefox.own.evaluate(putIncoming, file),
    };
    const { faults, ...counts } = await liveThroughKills(killing, kills, seed);
    console.log(`${kills} kills, seed ${seed}: ${JSON.stringify(counts)}`);
    expect(faults).toEqual([]);
    // Kills that hit nothing would prove nothing.
    expect(counts.acknowledged).toBeLessThan(kills);
  },
  60_000 + kills * 5_000,
);

declare const browser: {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; value?: unknown; error?: unknown }> };
  storage: { local: { get(keys: null): Promise<Record<string, unknown>> } };
};
