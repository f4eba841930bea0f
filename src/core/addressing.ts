import type { Addressing } from './identifier';

/** How people and libraries write addresses. */
export const addressing: Addressing = { tidy: withoutTail, direct: directAddress };

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
