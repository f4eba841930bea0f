/** Ask the browser not to clear our data where the disk is short of room. Only a page may ask; a browser that can't be asked, or says no, changes nothing. */
export function askToPersist(): void {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  storage
    ?.persisted?.()
    .then((isKept) => isKept || storage.persist?.())
    .catch(() => undefined);
}
