/**
 * The match pattern for the whole host of an address, as the browser is asked for it; undefined where none may be
 * asked for: on anything but `https`.
 */
export function originOf(url: URL): string | undefined {
  return url.protocol === 'https:' ? `https://${url.hostname}/*` : undefined;
}

/**
 * Whether a match pattern for whole hosts (`https://arxiv.org/*`, `https://*.example.org/*`, `*://*` + `/*`,
 * `<all_urls>`) covers an address. Ports don't count, as in browsers.
 */
export function covers(pattern: string, { protocol, hostname }: URL): boolean {
  const all = pattern === '<all_urls>' ? '*://*/*' : pattern;
  const [, scheme, host = ''] = /^(\*|https?):\/\/([^/]+)\/\*$/.exec(all) ?? [];
  if (scheme === '*' ? !/^https?:$/.test(protocol) : `${scheme}:` !== protocol) return false;
  if (host.startsWith('*.')) return `.${hostname}`.endsWith(host.slice(1));
  return host === '*' || host === hostname;
}

/** What a match pattern for a whole host is called: the host, or the pattern itself where it stands for many. */
export function hostOf(pattern: string): string {
  return /^https?:\/\/([^/*]+)\/\*$/.exec(pattern)?.[1] ?? pattern;
}
