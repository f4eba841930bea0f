/**
 * A page's markup with every class name replaced, as after a redesign or by a tool that makes them up: the same name by
 * the same, another seed by others.
 */
export function scramble(html: string, seed = 'z'): string {
  const names = new Map<string, string>();
  const other = (name: string) => {
    const known = names.get(name) ?? `${seed}${names.size.toString(36)}q`;
    names.set(name, known);
    return known;
  };
  return html.replace(/\bclass=(?:"([^"]*)"|'([^']*)')/g, (_, one: string | undefined, two: string | undefined) => {
    const all = (one ?? two ?? '').split(/\s+/).filter((name) => name !== '');
    return `class="${all.map(other).join(' ')}"`;
  });
}
