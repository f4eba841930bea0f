/**
 * What CSL's JSON schema asks of a list of items, as far as our writer goes: which variables there are, and what each is.
 * Source: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json (1.0.2).
 */
const strings =
  'abstract annote archive archive-place archive_location collection-title container-title DOI genre ISBN ISSN keyword language note PMCID PMID publisher publisher-place source status title URL version';
const numbers = 'chapter-number collection-number edition issue number number-of-pages page page-first volume';
const people = 'author editor translator';
const days = 'accessed issued submitted';
const types =
  'article article-journal book chapter dataset document manuscript paper-conference post report software speech standard thesis webpage';

const each = (names: string, schema: object) => Object.fromEntries(names.split(' ').map((name) => [name, schema]));

export const cslSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      type: { enum: types.split(' ') },
      id: { type: ['string', 'number'] },
      categories: { type: 'array', items: { type: 'string' } },
      ...each(strings, { type: 'string' }),
      ...each(numbers, { type: ['string', 'number'] }),
      ...each(people, { type: 'array', items: { $ref: '#/definitions/name' } }),
      ...each(days, { $ref: '#/definitions/date' }),
      custom: { type: 'object' },
    },
  },
  definitions: {
    name: {
      type: 'object',
      additionalProperties: false,
      properties: each('family given dropping-particle non-dropping-particle suffix literal', { type: 'string' }),
    },
    date: {
      type: 'object',
      additionalProperties: false,
      properties: {
        'date-parts': {
          type: 'array',
          minItems: 1,
          maxItems: 2,
          items: { type: 'array', minItems: 1, maxItems: 3, items: { type: ['string', 'number'] } },
        },
      },
    },
  },
};
