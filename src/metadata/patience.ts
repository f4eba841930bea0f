/** Milliseconds: no source is given up for longer than a day because of what its headers say, nor asked again at once. */
const [least, most] = [1_000, 24 * 60 * 60 * 1_000];

/**
 * Read from `Retry-After`, or else from rate headers, when a source that asks for patience may be asked again.
 * Source: RFC 9110, 10.2.3 (seconds or an HTTP date).
 * @returns Milliseconds since the Unix epoch, within a day from now; undefined where nothing is said.
 */
export function askedPatience(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,10}$/.test(said) ? Number(said) * 1_000 : (waitUntil(said, headers, now) ?? untilReset(headers));
  return wait === undefined ? undefined : now + Math.min(Math.max(wait, least), most);
}

/**
 * Read from the rate headers of a good answer how long to wait before the next request.
 * Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
 * (`x-rate-limit-limit`, `x-rate-limit-interval`), https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/.
 * @returns Milliseconds; 0 where nothing is said.
 */
export function pauseSaid(headers: Headers): number {
  const limit = whole(headers.get('x-rate-limit-limit'));
  const interval = /^\s*(\d{1,6})\s*s?\s*$/i.exec(headers.get('x-rate-limit-interval') ?? '')?.[1];
  const spread = limit && interval ? Math.ceil((Number(interval) * 1_000) / limit) : 0;
  return Math.min(Math.max(spread, isUsedUp(headers) ? (untilReset(headers) ?? 0) : 0), most);
}

/** An HTTP date, held against the server's own clock where it says what that shows. */
function waitUntil(said: string, headers: Headers, now: number): number | undefined {
  if (said.length > 40 || !/^[A-Za-z]{3,9},? /.test(said)) return undefined;
  const [until, clock] = [Date.parse(said), Date.parse(headers.get('date') ?? '')];
  if (Number.isNaN(until)) return undefined;
  return until - (Number.isNaN(clock) ? now : clock);
}

function isUsedUp(headers: Headers): boolean {
  const remaining = headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining');
  return whole(remaining ?? part(headers, 'r')) === 0;
}

/** Milliseconds until the window of the rate limit is a new one. Larger numbers are a date, not a wait. */
function untilReset(headers: Headers): number | undefined {
  const seconds = whole(headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset') ?? part(headers, 't'));
  return seconds === undefined || seconds > most / 1_000 ? undefined : seconds * 1_000;
}

/** A parameter of the combined header: `"api";r=0;t=55`. */
function part(headers: Headers, name: 'r' | 't'): string | null {
  const said = (headers.get('ratelimit') ?? '').slice(0, 500);
  return new RegExp(`(?:^|[;,\\s])${name}=(\\d{1,9})(?=[;,\\s]|$)`).exec(said)?.[1] ?? null;
}

function whole(said: string | null): number | undefined {
  return said !== null && /^\s*\d{1,9}\s*$/.test(said) ? Number(said) : undefined;
}
