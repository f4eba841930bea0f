/** What reading asks of elements and would fail, or go round in circles, if it meant something else. */
const properties =
  'attributes childElementCount childNodes children classList closest contains firstChild firstElementChild getAttribute getAttributeNames getElementsByTagName hasAttribute lastElementChild localName matches nextElementSibling nextSibling nodeType nodeValue ownerDocument parentElement parentNode previousElementSibling previousSibling querySelector querySelectorAll textContent'.split(
    ' ',
  );

const named = properties.map((name) => `[name="${name}"], [id="${name}"]`).join();
const fields = `:is(button, fieldset, img, input, object, output, select, textarea):is(${named})`;

/**
 * Whether a form of the page has a field that is named like one of the form's own properties, and stands for it then:
 * with `<input name="parentElement">` the way up never ends. Such a page is left alone.
 * Source: https://html.spec.whatwg.org/multipage/forms.html#the-form-element (LegacyOverrideBuiltIns).
 */
export function isClobbered(document: Document): boolean {
  // A field may belong to a form that it doesn't stand in, by its `form`.
  return [...document.querySelectorAll(fields)].some(
    (field) => field.closest('form') !== null || Boolean((field as HTMLInputElement).form),
  );
}
