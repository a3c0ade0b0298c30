import type { Passage, Unit } from '../types.ts';
import { Analyzer, gramLine } from './analyzer.ts';
import { buildPostings } from './build-postings.ts';
import {
  buildPromptIndexes,
  type ContentInput,
  expandUnits,
  type IndexContent,
  PASSAGES,
  readUnitTexts,
  recordsOf,
  searchContext,
  searchText,
} from './content.ts';
import type { CorpusStatistics } from './corpus-statistics.ts';
import { GramCounter } from './gram-counter.ts';
import { LevelCount } from './level-count.ts';
import { buildSparseIndex, type SparseIndexData } from './sparse-index.ts';
import { CompoundSplitter } from './split-vocabulary.ts';
import { TermReader, type TermRows, TermRowsBuilder } from './term-rows.ts';
import { buildTextTable } from './text-table.ts';

/**
 * Builds the index of a large corpus in two steps, so that vectors can be made of the terms (and a graph of the vectors,
 * on another core) while the rest is counted: first the terms of passages and units, then all else.
 */
export class LargeContent {
  /** The terms of every passage, by number. */
  readonly rows: TermRows;
  private readonly input: ContentInput;
  private readonly analyzer: Analyzer;
  private readonly reader: TermReader;
  private readonly texts: string[];
  private readonly expanded: string[];
  private readonly levels = { passage: new LevelCount(), unit: new LevelCount(), expanded: new LevelCount() };

  constructor(input: ContentInput) {
    this.input = input;
    this.analyzer = new Analyzer(new CompoundSplitter(input.splitVocabulary));
    this.reader = new TermReader(this.analyzer);
    this.texts = readUnitTexts(input);
    this.expanded = expandUnits(this.texts, input.prompts);
    this.rows = this.readPassages();
  }

  /** Counts all that scoring needs. `unitsRead` is the number of units whose facts were read. */
  finish(unitsRead: number): IndexContent {
    const { input, analyzer } = this;
    const units = emptyIndex(input.units.length);
    return {
      ...recordsOf(input),
      unitsRead,
      sparse: {
        passageWords: buildPostings(this.rows, PASSAGES),
        passageGrams: emptyIndex(input.passages.length),
        ...buildPromptIndexes(input, analyzer),
        ...{ unitWords: units, unitGrams: units, expandedWords: units, expandedGrams: units },
      },
      statistics: { words: this.finishWords(), grams: this.countGrams() },
    };
  }

  /** Reads each passage with its units: a word is looked up once for both. */
  private readPassages(): TermRows {
    const { passages, units, documents } = this.input;
    const { reader } = this;
    const rows = new TermRowsBuilder();
    const byId = new Map(documents.map((document) => [document.id, [document]]));
    let unit = 0;
    passages.forEach((passage, row) => {
      const own = byId.get(passage.documentId)!;
      const first = unit;
      while (units[unit]?.passage === row) unit += 1;
      reader.forget();
      const ends = [reader.spell(searchContext(passage, own))];
      for (const text of this.texts.slice(first, unit)) ends.push(reader.spell(text));
      this.countUnits(first, ends);
      const length = coversText(passage, units.slice(first, unit))
        ? reader.weigh(0, ends.at(-1)!)
        : reader.read(searchText(passage, own));
      this.levels.passage.add(reader, length);
      rows.add(reader);
    });
    return rows.finish(reader);
  }

  /** Counts units that were spelled one after another, each also with what was written to find it by. */
  private countUnits(first: number, ends: number[]): void {
    const { reader, levels } = this;
    for (let at = 0; at + 1 < ends.length; at += 1) {
      const [text, expanded] = [this.texts[first + at]!, this.expanded[first + at]!];
      let length = reader.weigh(ends[at]!, ends[at + 1]!);
      levels.unit.add(reader, length);
      if (expanded !== text) {
        const from = reader.spell('');
        length = reader.weigh(from, reader.spell(expanded));
      }
      levels.expanded.add(reader, length);
    }
  }

  private finishWords(): CorpusStatistics['words'] {
    const { terms } = this.reader;
    const order = Array.from(terms.keys()).sort((a, b) => (terms[a]! < terms[b]! ? -1 : 1));
    return {
      terms: buildTextTable(order.map((number) => terms[number]!)),
      passage: this.levels.passage.finish(order),
      unit: this.levels.unit.finish(order),
      expanded: this.levels.expanded.finish(order),
    };
  }

  private countGrams(): CorpusStatistics['grams'] {
    const { passages, documents } = this.input;
    const byId = new Map(documents.map((document) => [document.id, [document]]));
    const counter = new GramCounter(3);
    for (const passage of passages) {
      counter.add(gramLine(searchText(passage, byId.get(passage.documentId)!)), 0);
    }
    this.texts.forEach((text, at) => {
      const line = gramLine(text);
      const expanded = this.expanded[at]!;
      counter.add(line, 1);
      counter.add(expanded === text ? line : gramLine(expanded), 2);
    });
    const { high, low, levels } = counter.finish();
    const [passage, unit, expanded] = levels;
    return { high, low, passage: passage!, unit: unit!, expanded: expanded! };
  }
}

/** True when all words of a passage stand in its units: nothing but white space lies between them. */
function coversText({ text, start, end }: Passage, units: Unit[]): boolean {
  let at = start;
  for (const unit of units) {
    if (unit.start < at || text.slice(at - start, unit.start - start).trim() !== '') return false;
    at = unit.end;
  }
  return text.slice(at - start, end - start).trim() === '';
}

function emptyIndex(size: number): SparseIndexData {
  return { ...buildSparseIndex([], PASSAGES), size };
}
