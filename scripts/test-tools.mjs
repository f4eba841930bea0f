// What the tests need besides node_modules: two browsers, and a TeX to judge what is exported.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium, howToInstall, installChromium } from './browsers.mjs';

const tex = {
  programs: ['bibtex', 'pdflatex', 'biber'],
  packages: ['texlive-binaries', 'texlive-latex-base', 'biber'],
};

/**
 * Find the browsers and TeX, install them where that is possible (as root on Debian or Ubuntu), and say what is missing
 * where it isn't. Without TeX its tests are skipped.
 * @param {{ browsers: ('chromium' | 'firefox')[], needsTex: boolean }} wanted
 * @returns {{ chromium?: string, firefox?: string }} the paths of the browsers that are there
 */
export function provideTools({ browsers, needsTex }) {
  const found = {};
  if (browsers.includes('chromium')) {
    found.chromium = findChromium() ?? installChromium();
    if (found.chromium === undefined) console.log(howToInstall());
  }
  if (browsers.includes('firefox')) {
    if (findFirefox() === undefined) install(['firefox-esr']);
    found.firefox = findFirefox();
    if (found.firefox === undefined)
      console.log('There is no Firefox. Install firefox-esr, or set FIREFOX to its path.');
  }
  const isTexThere = () => tex.programs.every((name) => findProgram([name]) !== undefined);
  if (needsTex && !isTexThere()) install(tex.packages);
  if (needsTex && !isTexThere())
    console.log(`TeX is missing, its tests are skipped. Install ${tex.packages.join(' ')}.`);
  return found;
}

function findFirefox() {
  return process.env.FIREFOX ?? findProgram(['firefox-esr', 'firefox']);
}

function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function install(packages) {
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === undefined) return;
  console.log(`installing ${packages.join(' ')} with apt-get`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}
