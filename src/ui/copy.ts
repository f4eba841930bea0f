/** Put a text on the clipboard, with the same as HTML for those who can take it; to be called while the browser still remembers a click. */
export async function copy(plain: string, html?: string): Promise<void> {
  if (html === undefined || typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain);
  const parts = { 'text/plain': plain, 'text/html': html };
  const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })] as const);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}
