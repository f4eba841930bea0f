// `npm run soak -- pages [COUNT [SEED]]`: does COUNT pages of the fixtures all kinds of damage, reads them with and
// without their adapter, and holds what is read. The same seed does the same damage.
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { runnerImport } from 'vite';

const [count = 10_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const pagesPerWindow = 100;
const { anyDamage } = await load('damage');
const { readDamaged, maxPasses } = await load('read-damaged');
const fixtures = (await load('read-fixture')).listFixtures();

const began = performance.now();
const sums = { cards: 0, empty: 0, faulty: 0, passes: 0 };
const kinds = new Map();
for (const [index, damage] of fc.sample(anyDamage(), { numRuns: count, seed }).entries()) {
  // A window keeps something of every page that it has parsed: after thousands of pages all time goes into collecting it.
  if (index % pagesPerWindow === 0) globalThis.DOMParser = new JSDOM('').window.DOMParser;
  const fixture = fixtures[index % fixtures.length];
  for (const { kind } of damage) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const { cards, faults, passes } = readDamaged(fixture, damage);
  sums.cards += cards;
  sums.passes = Math.max(sums.passes, passes);
  if (cards === 0) sums.empty += 1;
  if (faults.length === 0) continue;
  sums.faulty += 1;
  if (sums.faulty <= 10) console.log(`${fixture.name}: ${faults.join('\n')}\n${JSON.stringify(damage)}\n`);
}

const times = [...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ');
console.log(`${count} pages of ${fixtures.length} fixtures, seed ${seed}: ${times}`);
console.log(`${sums.cards} cards read, with the adapter and without; ${sums.empty} pages without any`);
console.log(`at most ${sums.passes.toFixed(0)} passes over a page, of ${maxPasses}`);
console.log(`${sums.faulty} read wrongly, ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = sums.faulty > 0 ? 1 : 0;

async function load(name) {
  const file = new URL(`../tests/sites/${name}.ts`, import.meta.url).pathname;
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}
