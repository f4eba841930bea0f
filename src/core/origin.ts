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
  const [scheme, host = ''] = pattern.replace('<all_urls>', '*://*/').split(/:?\/\/?/);
  if (scheme === '*' ? !/^https?:$/.test(protocol) : `${scheme}:` !== protocol) return false;
  return /^\*\./.test(host) ? `.${hostname}`.endsWith(host.slice(1)) : host === '*' || host === hostname;
}

/** What a match pattern for a whole host is called: the host, or the pattern itself where it stands for many. */
export function hostOf(pattern: string): string {
  return /^https?:\/\/([^/*]+)\/\*$/.exec(pattern)?.[1] ?? pattern;
}
