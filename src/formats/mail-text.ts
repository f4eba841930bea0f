const header =
  /^(?:from|return-path|received|delivered-to|subject|mime-version|date|message-id|to|x-[\w-]{1,40}|arc-[\w-]{1,40}|dkim-signature)\s?:/i;

/** Say whether a text is a mail as it is saved, with its headers on top. */
export function isMail(text: string): boolean {
  const [top = ''] = text
    .replace(/^\uFEFF/, '')
    .slice(0, 20_000)
    .split(/\r?\n\r?\n/, 1);
  const lines = top.split(/\r?\n/).filter((line) => !/^\s/.test(line));
  return (
    lines.length >= 3 &&
    lines.filter((line) => header.test(line)).length >= 3 &&
    /^[\w-]{1,60}\s?:/.test(lines[0] ?? '')
  );
}

/**
 * The plain text of a mail: its body, or its first `text/plain` part, decoded. Whatever can't be decoded stays as it is.
 * Source: RFC 2045 (transfer encodings), RFC 2046 (multipart).
 */
export function mailText(mail: string): string {
  return plainPart(mail, 0) ?? mail;
}

const maxParts = 50;

function plainPart(part: string, depth: number): string | undefined {
  const end = /\r?\n\r?\n/.exec(part);
  const head = (end ? part.slice(0, end.index) : part).slice(0, 100_000).replace(/\r?\n[ \t]+/g, ' ');
  const body = end ? part.slice(end.index + end[0].length) : '';
  const type = fieldOf(head, 'content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";\r\n]{1,100})"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined && depth < 4) {
    const parts = body
      .split(`--${boundary}`, maxParts)
      .slice(1)
      .map((one) => one.replace(/^\r?\n/, ''));
    for (const one of parts) {
      const found = plainPart(one, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!/^text\/plain/i.test(type)) return undefined;
  const charset = /charset="?([\w-]{1,40})"?/i.exec(type)?.[1] ?? 'utf-8';
  const encoding = fieldOf(head, 'content-transfer-encoding')?.toLowerCase();
  if (encoding === 'quoted-printable') return decoded(quotedBytes(body), charset) ?? body;
  if (encoding === 'base64') return decoded(base64Bytes(body), charset) ?? body;
  return body;
}

function fieldOf(head: string, name: string): string | undefined {
  const line = head.split(/\r?\n/).find((one) => one.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return line?.slice(name.length + 1).trim();
}

function decoded(bytes: Uint8Array | undefined, charset: string): string | undefined {
  try {
    return bytes && new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined; // A character set that nobody knows.
  }
}

/** What was never encoded, against the rules, is taken for UTF-8. */
function quotedBytes(body: string): Uint8Array {
  const written = new TextEncoder().encode(body.replace(/=[ \t]{0,100}\r?\n/g, ''));
  let length = 0;
  for (let at = 0; at < written.length; at += 1, length += 1) {
    const code = written[at] === 0x3d ? String.fromCharCode(...written.subarray(at + 1, at + 3)) : '';
    const isCode = /^[\dA-F]{2}$/i.test(code);
    written[length] = isCode ? Number.parseInt(code, 16) : (written[at] ?? 0);
    if (isCode) at += 2;
  }
  return written.subarray(0, length);
}

function base64Bytes(body: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(body.replace(/[^A-Za-z\d+/]/g, '')), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined; // Cut off in the middle.
  }
}
