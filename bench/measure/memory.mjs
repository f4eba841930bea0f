// How much memory the extension's own process takes: its worker's and its pages' together, as Chromium runs them.
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of the extension's processes that this process has started, in MB: what is theirs alone, not of files. Linux only.
 * @returns {number | undefined} undefined where the system doesn't say
 */
export function extensionMemory() {
  try {
    const processes = new Map(readdirSync('/proc').filter(isNumber).flatMap(readProcess));
    const isOurs = (id) => id === process.pid || (processes.has(id) && isOurs(processes.get(id).parent));
    const ours = [...processes].filter(([id, { command }]) => command.includes('--extension-process') && isOurs(id));
    return ours.reduce((sum, [, { anonymous }]) => sum + anonymous, 0) / 1024;
  } catch {
    return undefined;
  }
}

const isNumber = (name) => /^\d+$/.test(name);

function readProcess(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const number = (name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return [[Number(id), { parent: number('PPid'), anonymous: number('RssAnon'), command }]];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
