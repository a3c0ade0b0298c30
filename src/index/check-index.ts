import type { LoadedIndex } from './artifact-content.ts';
import { artifactError } from './artifact-error.ts';
import { checkModel, checkPostings } from './check-numbers.ts';
import { checkRecords } from './check-records.ts';
import { SPARSE_NAMES, type SparseName } from './content.ts';
import type { SparseIndexData } from './sparse-index.ts';

/** What the rows of each inverted index are. */
const ROWS: Record<SparseName, 'passages' | 'units' | 'prompts'> = {
  passageWords: 'passages',
  passageGrams: 'passages',
  enrichmentWords: 'passages',
  enrichmentGrams: 'passages',
  unitWords: 'units',
  unitGrams: 'units',
  expandedWords: 'units',
  expandedGrams: 'units',
  promptWords: 'prompts',
  promptGrams: 'prompts',
};

type Damage = (part: string, what: string) => Error;

const damage: Damage = (part, what) =>
  artifactError('artifact_damaged', `The part ${part} of the index artifact: ${what}`);

/**
 * Checks that a decoded index is whole in itself: counts as the manifest has them, every row, span and posting within
 * what it points into, every record of its form, every number in its bounds. Errors: `artifact_damaged` that names the part.
 */
export function checkIndex(index: LoadedIndex): void {
  checkCounts(index);
  checkRecords(index);
  checkLevels(index);
  checkPrompts(index);
  for (const name of SPARSE_NAMES) {
    checkSparse(name, index.content.sparse[name], index.content[ROWS[name]].length);
    checkPostings(name, index.content.sparse[name]);
  }
  checkLsa(index);
  checkVectors(index);
  checkModel(index);
}

function checkCounts({ content, summaries, manifest }: LoadedIndex): void {
  const { documents, passages, units, prompts, lexicon, splitVocabulary: vocabulary } = content;
  const lists = { documents, summaries, passages, units, prompts, lexicon, vocabulary };
  for (const [name, list] of Object.entries(lists)) {
    const expected = manifest.counts[name as keyof typeof lists];
    if (list.length !== expected)
      throw damage(name, `holds ${list.length} entries, the manifest says ${expected}`);
  }
}

function checkLevels({ content }: LoadedIndex): void {
  if (!content.statistics) return;
  const { passages, units, statistics } = content;
  for (const { passage, unit, expanded } of [statistics.words, statistics.grams]) {
    const isFit =
      passage.size === passages.length && unit.size === units.length && expanded.size === units.length;
    if (!isFit) throw damage('statistics', 'is over other passages and units');
  }
}

function checkPrompts({ content }: LoadedIndex): void {
  content.prompts.forEach(({ passage, unit }, row) => {
    const isElsewhere = passage === -1 && unit === -1;
    const isInside = isElsewhere || (content.passages[passage] && (unit === -1 || content.units[unit]));
    if (!isInside) throw damage('prompts', `row ${row} points outside the index`);
  });
}

function checkSparse(name: SparseName, data: SparseIndexData, size: number): void {
  const { terms, offsets, rows, impacts, idf } = data;
  if (data.size !== size) throw damage('sparse', `${name} is over ${data.size} rows, not ${size}`);
  const isShaped =
    offsets.length === terms.length + 1 && idf.length === terms.length && impacts.length === rows.length;
  if (!isShaped || offsets[0] !== 0 || offsets.at(-1) !== rows.length) {
    throw damage('sparse', `the arrays of ${name} do not fit one another`);
  }
  for (let term = 0; term < terms.length; term += 1) {
    if (offsets[term]! > offsets[term + 1]!) throw damage('sparse', `${name} has its terms out of order`);
  }
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    if (row >= size) throw damage('sparse', `${name} points at row ${row} of ${size}`);
  }
}

function checkLsa({ lsa, manifest }: LoadedIndex): void {
  const { id, dimensions } = manifest.embedder;
  if (lsa.id !== id) throw damage('lsa', `is embedder ${lsa.id}, the manifest says ${id}`);
  if (lsa.idf.length !== lsa.terms.length || lsa.projection.length !== lsa.terms.length * dimensions) {
    throw damage('lsa', `does not have ${dimensions} dimensions for each of its ${lsa.terms.length} terms`);
  }
}

function checkVectors({ vectors, vectorKeys, content, manifest }: LoadedIndex): void {
  const { dimensions } = manifest.embedder;
  const rows = content.passages.length;
  if (vectors.length !== rows * dimensions || vectorKeys.length !== rows) {
    throw damage('vectors', `does not hold ${rows} vectors of ${dimensions} dimensions`);
  }
  if (!vectors.every(Number.isFinite)) throw damage('vectors', 'holds something that is no number');
}
