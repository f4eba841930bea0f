/** The device has no network; nothing was asked. */
export class Offline extends Error {
  override name = 'Offline';
}

/** No answer came, or not all of it: the connection failed or was cut off, it took too long, or the server isn't well (502, 504). */
export class SourceUnreachable extends Error {
  override name = 'SourceUnreachable';
}

/** The source asks for patience (429, 503). */
export class SourceBusy extends Error {
  override name = 'SourceBusy';
  /** When it may be asked again, milliseconds since the Unix epoch; undefined where it didn't say. */
  readonly again: number | undefined;

  constructor(message: string, again?: number) {
    super(message);
    this.again = again;
  }
}

/**
 * The source refuses the request as it is (another 4xx), or stumbles over it (500): to ask the same again is of no use. One broken identifier may be
 * why a batch was refused, so its papers can be asked for in smaller ones.
 */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** What came is no answer of this source: another content type, too long, or not what its documentation says. */
export class AnswerUnreadable extends Error {
  override name = 'AnswerUnreadable';
}
