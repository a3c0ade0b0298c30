/** Names of elements in the XML of official publications, by what the reader does with them. */

/** Parts that say what the paper is, not what it says. */
export const SKIPPED = new Set([
  'metadata',
  'kamerstukkop',
  'kamervraagkop',
  'nootref',
  'noot.nr',
  'colspec',
]);
/** Parts of a line of text. */
export const INLINE = new Set(['nadruk', 'intref', 'sup', 'inf', 'sub', 'datum', 'ondernummer']);
/** Lines above the text of a paper. */
export const LETTERHEAD = new Set([
  'dossier',
  'onderw',
  'kamervraagnummer',
  'kamervraagomschrijving',
  'titel',
  'datumtekst',
]);
/** Parts with a heading of their own, which can nest. */
export const DIVISIONS = new Set(['divisie', 'bijlage']);
/** Together the line with the number of the paper. */
export const NUMBER_LINE = new Set(['stuknr', 'ltrlabel', 'nummer', 'kamervraagnummer']);
