// `npm run soak -- kills [COUNT [SEED]]`: changes a library in a real Chromium whose worker is killed at random moments, and
// holds it against a model (tests/e2e/kills.ts). The same seed does the same. Run `npm run build` first.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [kills = '1000', seed = '1'] = process.argv.slice(2);
const playwright = fileURLToPath(new URL('../node_modules/.bin/playwright', import.meta.url));
const { status } = spawnSync(playwright, ['test', 'kills.spec', '--reporter=list'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, KILLS: kills, SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
