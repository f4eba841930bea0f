/**
 * A fake of the browser's own file system, small and in memory, for what backups use of it. A file has its new content
 * only once it is closed, as in the browser; before that it is there, and as it was.
 */
class FakeFolder {
  readonly kind = 'directory';
  readonly entries = new Map<string, FakeFolder | FakeFile>();

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<FakeFolder> {
    return this.#get(name, create, FakeFolder);
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<FakeFile> {
    return this.#get(name, create, FakeFile);
  }

  async removeEntry(name: string): Promise<void> {
    await opfs.beforeWrite(`remove ${name}`);
    if (!this.entries.delete(name)) throw new DOMException(name, 'NotFoundError');
  }

  async *keys(): AsyncGenerator<string> {
    yield* this.entries.keys();
  }

  #get<T extends FakeFolder | FakeFile>(name: string, create: boolean, kind: new (name: string) => T): T {
    const found = this.entries.get(name);
    if (found) return found as T;
    if (!create) throw new DOMException(name, 'NotFoundError');
    const made = new kind(name);
    this.entries.set(name, made);
    return made;
  }
}

class FakeFile {
  readonly kind = 'file';
  readonly name: string;
  content = new Blob([]);

  constructor(name: string) {
    this.name = name;
  }

  async getFile(): Promise<File> {
    return new File([this.content], this.name);
  }

  async createWritable(): Promise<WritableStream> {
    const parts: BlobPart[] = [];
    const close = async () => {
      await opfs.beforeWrite(this.name);
      this.content = new Blob(parts);
    };
    const stream = new WritableStream<BlobPart>({ write: (part) => void parts.push(part), close });
    return Object.assign(stream, { write: async (part: BlobPart) => void parts.push(part), close });
  }
}

/** The one file system. */
export const opfs = {
  root: new FakeFolder(),
  /** Awaited before a file is finished or something is removed; what it throws is what that fails with. */
  beforeWrite: (() => undefined) as (name: string) => void | Promise<void>,
  /** Begin with nothing. */
  reset(): void {
    opfs.root = new FakeFolder();
    opfs.beforeWrite = () => undefined;
  },
};

Object.defineProperty(globalThis, 'navigator', {
  configurable: true,
  value: { storage: { getDirectory: async () => opfs.root } },
});
