// `npm test [-- part …]`: every check that there is, and one honest line at the end. Parts: lint types build unit chromium firefox web-ext.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideTools } from './test-tools.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const asked = process.argv.slice(2);
const isAsked = (part) => asked.length === 0 || asked.includes(part);
const reports = mkdtempSync(join(tmpdir(), 'manicule-'));
const result = { passed: 0, failed: 0, skipped: 0 };
const faults = [];

const browsers = ['chromium', 'firefox'].filter(isAsked);
const tools = provideTools({ browsers, needsTex: isAsked('unit') || isAsked('chromium') });

await check('lint', 'biome', ['check', '.']);
await check('types', 'tsc', ['-p', 'tsconfig.json']);
await check('types', 'tsc', ['-p', 'src/background/tsconfig.json']);
const isBuilt = await check('build', 'node', ['scripts/build.mjs']);
// Browsers mostly wait: unit tests take what they leave of the cores, and are printed when they are done.
const units = runVitest('unit', [], { isAside: isBuilt && browsers.length > 0 });
if (browsers.length === 0) await units;
if (isBuilt) {
  await runPlaywright();
  await runVitest('firefox', ['--config', 'tests/e2e/firefox/vitest.config.ts']);
  await check('web-ext', 'web-ext', ['lint', '--source-dir', 'dist/firefox', '--boring', '--no-config-discovery']);
} else {
  for (const part of ['chromium', 'firefox', 'web-ext'].filter(isAsked))
    count(part, { failed: 1 }, 'there is no build');
}
await units;

rmSync(reports, { recursive: true, force: true });
for (const fault of faults) console.log(`FAILED ${fault}`);
const { passed, failed, skipped } = result;
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

/** A tool that is right or wrong as a whole. Answers true also where it wasn't asked for. */
async function check(part, command, args) {
  if (!isAsked(part)) return true;
  const code = await run(`${part}: ${command} ${args.join(' ')}`, command, args);
  count(part, code === 0 ? { passed: 1 } : { failed: 1 }, `${command} ended with ${code}`);
  return code === 0;
}

async function runVitest(part, args, how) {
  if (!isAsked(part) || lacksBrowser(part)) return;
  const file = join(reports, `${part}.json`);
  const code = await run(
    `${part}: vitest`,
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    how,
  );
  const report = readReport(file);
  const broken = report?.testResults.filter(
    (of) => of.status === 'failed' && !of.assertionResults.some((test) => test.status === 'failed'),
  );
  countReport(
    part,
    code,
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
  );
}

async function runPlaywright() {
  if (!isAsked('chromium') || lacksBrowser('chromium')) return;
  const file = join(reports, 'chromium.json');
  const code = await run('chromium: playwright', 'playwright', ['test', '--reporter=list,json'], {
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const report = readReport(file);
  countReport(
    'chromium',
    code,
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected + report.errors.length,
      skipped: report.stats.skipped,
    },
  );
}

function lacksBrowser(part) {
  if (part === 'unit' || tools[part] !== undefined) return false;
  count(part, { failed: 1 }, 'there is no such browser on this machine');
  return true;
}

/** Add up a runner's own figures; one that crashed, ran nothing or failed without saying what counts as a failure. */
function countReport(part, code, report) {
  if (report === undefined || report.passed + report.failed + report.skipped === 0) {
    count(part, { failed: 1 }, `the runner reported no tests and ended with ${code}`);
  } else {
    const silent = code !== 0 && report.failed === 0 ? 1 : 0;
    count(part, { ...report, failed: report.failed + silent }, `${report.failed || 'an error outside of the'} tests`);
  }
}

function count(part, { passed = 0, failed = 0, skipped = 0 }, fault) {
  result.passed += passed;
  result.failed += failed;
  result.skipped += skipped;
  if (failed > 0) faults.push(`${part}: ${fault}`);
}

function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Run a tool of node_modules, or node, with its output passed on; answers its exit code, `undefined` after its time.
 * One that runs aside leaves the cores to the others, and its output comes at its end.
 */
function run(title, command, args, { environment = {}, isAside = false } = {}) {
  if (!isAside) console.log(`\n── ${title}`);
  const began = performance.now();
  const named = { CHROMIUM: tools.chromium, FIREFOX: tools.firefox };
  const file = command === 'node' ? process.execPath : join('node_modules', '.bin', command);
  const child = spawn(file, args, {
    stdio: ['ignore', ...(isAside ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    env: { ...process.env, ...named, ...environment },
    detached: true,
  });
  const output = [];
  if (isAside) {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  }
  const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), isAside ? 840_000 : 720_000);
  return new Promise((done) => {
    child.on('error', () => done(undefined));
    child.on('close', (code) => {
      clearTimeout(limit);
      if (isAside) console.log(`\n── ${title}\n${Buffer.concat(output)}`);
      console.log(`── ${title}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
      done(code ?? undefined);
    });
  });
}
