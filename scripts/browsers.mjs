// Finds a Chromium that loads an unpacked extension from the command line, or installs Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const macApplications = ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge'];

const windowsPrograms = ['Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where Playwright and Puppeteer keep the browsers that they download, and what the program is called there. */
const caches = {
  linux: ['.cache/ms-playwright', '.cache/puppeteer/chrome'],
  darwin: ['Library/Caches/ms-playwright', '.cache/puppeteer/chrome'],
  win32: ['AppData/Local/ms-playwright', '.cache/puppeteer/chrome'],
};
const cachedProgram =
  /(?:^|[\\/])(?:chrome-linux(?:64)?[\\/]chrome|(?:Chromium|Google Chrome for Testing)|chrome\.exe)$/;

/**
 * Find a Chromium, Chrome for Testing or Edge: the one that the variable CHROMIUM names, or one that is installed.
 * @returns {string | undefined} its path
 * @throws {Error} if CHROMIUM names nothing.
 */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM is ${named}, and there is nothing.`);
  return named || [...systemPrograms(), ...cachedPrograms()].find(runs);
}

/**
 * Install the system's `chromium` where that is possible: as root on Debian or Ubuntu.
 * @returns {string | undefined} its path
 */
export function installChromium() {
  const name = debianPackage();
  if (name === undefined || process.getuid?.() !== 0) return undefined;
  console.log(`No browser found: installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', 'ignore', 'inherit'];
  spawnSync('apt-get', ['update', '-qq'], { stdio, env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio, env });
  return findChromium();
}

/** Say what to install on this machine, for one who has no browser that serves. */
export function howToInstall() {
  const name = debianPackage();
  const byPlatform = {
    darwin: 'brew install --cask chromium',
    win32: 'winget install Microsoft.Edge',
    linux: name ? `sudo apt-get install ${name}` : 'your distribution’s package chromium',
  };
  return [
    'There is no browser that can load the extension. Install one of these and start again:',
    `  ${byPlatform[process.platform] ?? byPlatform.linux}`,
    '  npx playwright install chromium      (Chromium in a folder of its own; add --with-deps on a bare Linux)',
    'or set the variable CHROMIUM to the path of a Chromium, Chrome for Testing or Edge.',
    ...(hasBrandedChrome() ? ['Google Chrome is installed, but it ignores --load-extension and cannot be used.'] : []),
  ].join('\n');
}

function systemPrograms() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  if (process.platform === 'win32') {
    const roots = [process.env.LOCALAPPDATA, process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(
      Boolean,
    );
    return windowsPrograms.flatMap((program) => roots.map((root) => join(root, program)));
  }
  const named = onPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (process.platform !== 'darwin') return named;
  const roots = ['/Applications', join(homedir(), 'Applications')];
  return [
    ...macApplications.flatMap((name) => roots.map((root) => join(root, `${name}.app/Contents/MacOS/${name}`))),
    ...named,
  ];
}

/** The newest first. */
function cachedPrograms() {
  const folders = (caches[process.platform] ?? caches.linux).map((folder) => join(homedir(), folder));
  return [process.env.PLAYWRIGHT_BROWSERS_PATH, ...folders]
    .filter((folder) => folder && existsSync(folder))
    .flatMap((folder) => versionsIn(folder).flatMap(programsIn));
}

function versionsIn(folder) {
  const isBrowser = (name) => !/headless|firefox|webkit|ffmpeg/.test(name);
  const names = readdirSync(folder).filter(isBrowser);
  return names.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true })).map((name) => join(folder, name));
}

function programsIn(folder) {
  const depth = (path) => path.split(/[\\/]/).length;
  const below = (path) =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inner = join(path, entry.name);
      if (!entry.isDirectory()) return [inner];
      return depth(inner) - depth(folder) < 5 && !/Frameworks|locales/.test(entry.name) ? below(inner) : [];
    });
  return below(folder).filter((path) => cachedProgram.test(path));
}

/** Ubuntu's chromium-browser may be a stub that only asks for a snap: what counts is that it answers. */
function runs(path) {
  if (!existsSync(path)) return false;
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function debianPackage() {
  const [, id] = (existsSync('/etc/os-release') && /^ID="?(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))) || [];
  return { debian: 'chromium', ubuntu: 'chromium-browser' }[id];
}

function hasBrandedChrome() {
  const places = ['/opt/google/chrome/chrome', '/Applications/Google Chrome.app'];
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((root) => join(root, 'Google\\Chrome\\Application\\chrome.exe'));
  return [...places, ...windows].some((path) => existsSync(path));
}
