import { text } from './text';

/**
 * Whose work references in a citation style are, wherever they are shown, as its licence asks for.
 * Source: CPAL 1.0, exhibit B of citeproc-js.
 */
export function Attribution() {
  return (
    <p class="m-export-by">
      {text('citeprocBy')}{' '}
      <a class="m-link" href="https://citationstyles.org/" target="_blank" rel="noreferrer">
        citationstyles.org
      </a>{' '}
      <a class="m-link" href="/third-party.txt" target="_blank" rel="noreferrer">
        {text('citeprocLicence')}
      </a>
    </p>
  );
}
