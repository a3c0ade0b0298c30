import { ArrayFile, packArrays } from './array-file.ts';
import { artifactError } from './artifact-error.ts';
import { type CorpusStatistics, LEVELS, type LevelStatistics } from './corpus-statistics.ts';
import { readTable } from './document-records.ts';

/** Writes the statistics of a large corpus; of a small one, which has none, a part without arrays. */
export function encodeStatistics(statistics: CorpusStatistics | undefined): Uint8Array {
  if (!statistics) return packArrays({ levels: Uint32Array.of(0) });
  const { words, grams } = statistics;
  return packArrays({
    levels: Uint32Array.of(LEVELS.length),
    'words.bytes': words.terms.bytes,
    'words.offsets': words.terms.offsets,
    'grams.high': grams.high,
    'grams.low': grams.low,
    ...packLevels('words', words),
    ...packLevels('grams', grams),
  });
}

function packLevels(kind: string, levels: Record<(typeof LEVELS)[number], LevelStatistics>) {
  const arrays: Record<string, Uint32Array | string[]> = {};
  for (const name of LEVELS) {
    const { size, average, frequencies } = levels[name];
    arrays[`${kind}.${name}.size`] = Uint32Array.of(size);
    // A double as text: the shortest one that reads back as the same number.
    arrays[`${kind}.${name}.average`] = [String(average)];
    arrays[`${kind}.${name}.frequencies`] = frequencies;
  }
  return arrays;
}

/** Reads the statistics, or undefined of a small corpus. Errors: `artifact_damaged` when they do not fit their terms. */
export function decodeStatistics(bytes: Uint8Array): CorpusStatistics | undefined {
  const file = new ArrayFile(bytes, 'statistics');
  if (file.u32('levels')[0] === 0) return undefined;
  const size = file.u32('words.offsets').length - 1;
  const terms = readTable(file, { part: 'statistics', length: size, name: 'words.' }).data;
  const [high, low] = [file.u32('grams.high'), file.u32('grams.low')];
  if (high.length !== low.length) throw damage('has 4-grams in halves');
  return {
    words: { terms, ...readLevels(file, 'words', size) },
    grams: { high, low, ...readLevels(file, 'grams', high.length) },
  };
}

function readLevels(
  file: ArrayFile,
  kind: string,
  terms: number,
): Record<(typeof LEVELS)[number], LevelStatistics> {
  const read = (name: string): LevelStatistics => {
    const size = file.u32(`${kind}.${name}.size`)[0] ?? 0;
    const average = Number(file.lines(`${kind}.${name}.average`)[0]);
    const frequencies = file.u32(`${kind}.${name}.frequencies`);
    const isWithin = frequencies.every((frequency) => frequency <= size);
    if (frequencies.length !== terms || !isWithin || !(average > 0)) {
      throw damage(`counts something else than ${terms} terms of ${kind} in ${size} texts`);
    }
    return { size, average, frequencies };
  };
  return { passage: read('passage'), unit: read('unit'), expanded: read('expanded') };
}

function damage(what: string): Error {
  return artifactError('artifact_damaged', `The part statistics of the index artifact ${what}`);
}
