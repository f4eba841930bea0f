import type { ZoteroPort } from '../../src/ui/export-source';

/** A Zotero that takes whatever it is sent, once the browser may reach it. */
export class FakeZotero implements ZoteroPort {
  isAllowed = true;
  /** What sending ends with the next time. */
  failure: Error | undefined;
  /** What the answer waits for. */
  hold: Promise<void> | undefined;
  sent: object[] = [];

  allow = async () => this.isAllowed;

  send: ZoteroPort['send'] = async (items, _ids, { report, signal }) => {
    report(0, items.length);
    await this.hold;
    signal.throwIfAborted();
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    this.sent.push(...items);
    return { into: 'My Library' };
  };
}
