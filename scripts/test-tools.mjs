// What the tests need besides node_modules: two browsers, and a TeX to judge what is exported.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  tex: ['texlive-binaries', 'texlive-latex-base', 'biber'],
};

const programs = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
  tex: ['bibtex', 'pdflatex', 'biber'],
};

/**
 * Find a program by its names.
 * @returns {string | undefined} its path
 */
export function findProgram(names) {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const found = names.map((name) => `${folder}/${name}`).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Find the browser that the tests drive: the one that CHROMIUM or FIREFOX names, or the system's.
 * @returns {string | undefined} its path
 */
export function findBrowser(name) {
  return process.env[name.toUpperCase()] ?? findProgram(programs[name]);
}

/**
 * Install the browsers and TeX where that is possible (root on Debian or Ubuntu) and say what is missing where it isn't.
 * @returns {string[]} the browsers that are missing still; without TeX its tests are skipped
 */
export function installWhatIsMissing({ browsers, tex }) {
  const isTexMissing = () => programs.tex.some((name) => findProgram([name]) === undefined);
  const absent = browsers.filter((name) => findBrowser(name) === undefined);
  const wanted = [...absent.flatMap((name) => packages[name]), ...(tex && isTexMissing() ? packages.tex : [])];
  if (wanted.length === 0) return [];
  if (process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined) install(wanted);
  const missing = absent.filter((name) => findBrowser(name) === undefined);
  for (const name of missing)
    console.log(`MISSING ${name}: install ${packages[name].join(' ')}, or set ${name.toUpperCase()} to its path.`);
  if (tex && isTexMissing()) console.log(`MISSING TeX: its tests are skipped; install ${packages.tex.join(' ')}.`);
  return missing;
}

function install(wanted) {
  console.log(`installing ${wanted.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  try {
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  } catch (error) {
    console.log(`apt-get failed: ${error.message.split('\n')[0]}`);
  }
}
