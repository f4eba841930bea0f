import { optionalPlaces, places, siteName } from './places';
import { type DraftFault, type RuleDraft, type Scope, scopes } from './rule-draft';
import { text } from './text';

export interface RuleScopeFieldsProps {
  draft: RuleDraft;
  /** Ids of sites besides those that everybody gets. */
  more: readonly string[];
  fault: DraftFault | undefined;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** Where a rule applies: everywhere, or the sites on which it does or doesn't. */
export function RuleScopeFields({ draft: { scope, sites }, more, fault, onChange }: RuleScopeFieldsProps) {
  const all = [...new Set([...more, ...[...places, ...optionalPlaces].map(({ site }) => site), ...sites])];
  const flip = (site: string, isOn: boolean) =>
    onChange({ sites: isOn ? [...sites, site] : sites.filter((one) => one !== site) });
  return (
    <>
      <label class="r-choice">
        <span>{text('ruleScope')}</span>
        <select
          class="m-select"
          value={scope}
          onChange={(event) => onChange({ scope: event.currentTarget.value as Scope })}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {text(`ruleScope_${one}`)}
            </option>
          ))}
        </select>
      </label>
      {scope !== 'all' && (
        <fieldset class="r-more r-sites" aria-label={text(`ruleScope_${scope}`)}>
          {all.map((site) => (
            <label class="r-tick" key={site}>
              <input
                type="checkbox"
                checked={sites.includes(site)}
                onChange={(event) => flip(site, event.currentTarget.checked)}
              />
              {siteName(site)}
            </label>
          ))}
          {fault === 'sites' && (
            <p class="r-fault m-danger" role="alert">
              {text('ruleFault_sites')}
            </p>
          )}
        </fieldset>
      )}
    </>
  );
}
