import { maxQueryLength, maxRuleNameLength } from '../core/rule';

/** What the rules' page begins with: a new rule, a rule to edit, or its import. */
export type RulesOpening = { query: string; name?: string } | { edit: string } | { import: true };

/** The address of the rules' page inside the extension, from its root. */
export function rulesAddress(opening?: RulesOpening): string {
  const said = opening && 'import' in opening ? { import: '' } : opening;
  return `/src/popup/rules.html${said ? `?${new URLSearchParams({ ...said })}` : ''}`;
}

/** What the address of the rules' page, by its part from the `?` on, says to begin with. */
export function rulesOpeningOf(search: string): RulesOpening | undefined {
  const said = new URLSearchParams(search);
  const [query, name, edit] = ['query', 'name', 'edit'].map((key) => said.get(key));
  if (query) {
    const named = name ? { name: name.slice(0, maxRuleNameLength) } : {};
    return { query: query.slice(0, maxQueryLength), ...named };
  }
  if (edit) return { edit };
  return said.has('import') ? { import: true } : undefined;
}
