// `npm run soak [-- PART [COUNT [SEED]]]`: what takes longer than a test may. Parts: `pages` reads damaged pages, `clicks`
// annotates in a browser whose worker is killed again and again, `kills` changes a library whose worker is killed at random
// moments, `citations` sets the whole corpus with every TeX (citations-proof.mjs); without one, all.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const parts = ['pages', 'clicks', 'kills', 'citations'];
const [asked, ...how] = process.argv.slice(2);
if (asked !== undefined && !parts.includes(asked)) {
  console.error(`usage: npm run soak [-- ${parts.join('|')} [COUNT [SEED]]]`);
  process.exit(2);
}
for (const part of asked ? [asked] : parts) {
  const name = part === 'citations' ? 'citations-proof.mjs' : `soak-${part}.mjs`;
  const file = fileURLToPath(new URL(name, import.meta.url));
  const { status } = spawnSync(process.execPath, [file, ...how], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
