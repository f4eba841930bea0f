/** Whether the browser understands a selector. */
export function isSelector(text: string): boolean {
  try {
    document.createElement('p').matches(text);
    return true;
  } catch {
    return false;
  }
}
