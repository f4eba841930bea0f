import type { Addressing, Place } from './identifier';

/** How people and libraries write addresses. */
export const addressing: Addressing = { tidy: withoutTail, direct: directAddress, split: splitSooner };

const tail = /[.,;:!?'"”’»)\]}>]$/;
const opening: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Without the sentence's own signs behind it; a bracket that was opened inside is part of it. */
function withoutTail(text: string): string {
  let rest = text;
  for (let count = 0; count < 10 && tail.test(rest.slice(-1)); count += 1) {
    const last = rest.slice(-1);
    const open = opening[last];
    if (open !== undefined && rest.split(open).length >= rest.split(last).length) break;
    rest = rest.slice(0, -1);
  }
  return rest;
}

const proxied = /\.(?:[a-z\d-]{0,30}proxy[a-z\d-]{0,30}|ezp[a-z\d-]{0,30}|idm\.oclc)\./;

/**
 * Where an address behind a library's proxy leads: `doi-org.proxy.library.edu`, `doi.org.ezproxy.library.edu`,
 * `login.ezproxy.library.edu/login?url=…`.
 * Source: https://help.oclc.org/Library_Management/EZproxy (Option HttpsHyphens, starting point URLs).
 */
function directAddress(host: string, path: string): string | undefined {
  const [name] = proxied.exec(`.${host}`) ?? [];
  if (name === undefined) return undefined;
  const [, asked] = /[?&]q?url=(https?(?::\/\/|%3a%2f%2f).+)$/i.exec(path) ?? [];
  if (asked !== undefined) return decoded(asked);
  const [site = ''] = `.${host}`.split(name);
  const [first = '', ...rest] = site.slice(1).split('.');
  const direct = first.includes('-') ? first.replaceAll('-', '.') : [first, ...rest].join('.');
  return direct === '' ? undefined : `//${direct}${path}`;
}

function decoded(address: string): string {
  if (!/^https?%/i.test(address)) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The host of the page that was asked about last, and what the last whole address began with up to its path. */
let page = { base: '', host: '' };
let last = { start: '\n', host: '' };

/** Most of a page's links lead to few hosts, one after another: what is known of the last link needn't be found out again. */
function splitSooner(
  address: string,
  base: string | undefined,
  split: (address: string, base?: string) => Place,
): Place {
  if (address.startsWith('/') && !address.startsWith('//')) {
    if (page.base !== base) page = { base: base ?? '', host: split('/', base).host };
    return { host: page.host, path: withoutFragment(address) };
  }
  if (address.startsWith(last.start)) {
    return { host: last.host, path: withoutFragment(address.slice(last.start.length - 1)) };
  }
  const place = split(address, base);
  const [start] = /^https?:\/\/[\w.-]{1,253}\//i.exec(address) ?? [];
  if (start !== undefined) last = { start, host: place.host };
  return place;
}

function withoutFragment(path: string): string {
  const end = path.indexOf('#');
  return end < 0 ? path : path.slice(0, end);
}
