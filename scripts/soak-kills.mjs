// `npm run soak -- kills [COUNT [SEED]]`: changes a library, makes and restores backups of it, in real browsers whose
// worker is killed at random moments, and holds it against a model (tests/e2e/kills.ts): 1,000 kills in Chromium and a
// tenth of that in Firefox, each hundred with an empty library and the next seed. The same seed does the same. Run
// `npm run build` first.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const perRound = 100;
const [count = '1000', seed = '1'] = process.argv.slice(2);
const all = Number(count);
if (!Number.isSafeInteger(all) || all < 1) throw new Error(`Expected a number of kills, got ${count}.`);

const isSound = [
  ['playwright', ['test', 'kills.spec', '--reporter=list'], all],
  ['vitest', ['run', '--config', 'tests/e2e/firefox/vitest.config.ts', 'kills'], Math.ceil(all / 10)],
].map(([command, how, kills]) => {
  for (let done = 0; done < kills; done += perRound) {
    const round = Number(seed) + done / perRound;
    if (!isRoundSound(command, how, Math.min(perRound, kills - done), round)) return false;
  }
  return true;
});
process.exitCode = isSound.every(Boolean) ? 0 : 1;

function isRoundSound(command, how, kills, seed) {
  const { status } = spawnSync(fileURLToPath(new URL(`../node_modules/.bin/${command}`, import.meta.url)), how, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, KILLS: String(kills), SEED: String(seed) },
    stdio: 'inherit',
  });
  return status === 0;
}
