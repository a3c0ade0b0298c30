import { STOP_WORDS } from '../text/stop-words.ts';
import { pieces, tokenize } from '../text/tokens.ts';
import type { ClaimEvidence, EvidenceUnit } from './evidence.ts';
import { countedWords, readSlots, type Slots } from './slots.ts';
import { BESIDE, type Vocabulary } from './vocabulary.ts';

/** A unit with its slots read, and with what its paraphrases add to them. */
export interface UnitReading {
  readonly unit: EvidenceUnit;
  /** Slots of the unit's own words; a table row's period stands behind them. */
  slots: Slots;
  /** The unit's own words only, as terms. */
  own: Vocabulary;
  /** Slots of the sentences beside it in its passage. */
  near: Slots[];
  /** Slots of its paraphrases. */
  told: Slots[];
  /** Terms of what each number of `slots.numbers` counts, in its own words and in the paraphrases. */
  counted: Vocabulary[];
}

/** Reads units once and keeps the readings. */
export class Readings {
  private readonly evidence: ClaimEvidence;
  private readonly known = new Map<string, UnitReading>();
  private readonly slots = new Map<string, Slots>();

  constructor(evidence: ClaimEvidence) {
    this.evidence = evidence;
  }

  of(unit: EvidenceUnit): UnitReading {
    const known = this.known.get(unit.key);
    if (known) return known;
    const reading = this.read(unit);
    this.known.set(unit.key, reading);
    return reading;
  }

  /** Reads every piece of a unit now. */
  readAll(unit: EvidenceUnit): Required<UnitReading> {
    return { ...this.of(unit) };
  }

  /** Each piece is read when it is first asked for: most units that come up are only held against the words of a part. */
  private read(unit: EvidenceUnit): UnitReading {
    const own = once(() => this.termsOf(textOf(unit).replace(BESIDE, ' ')));
    const slots = once(() => this.slotsOf(unit));
    const near = once(() => this.besides(unit).map((other) => this.slotsOf(other)));
    const told = once(() => unit.statements.map((text) => readSlots(text, unit.documentDate)));
    const counted = once(() => this.countedOf(slots(), told()));
    return {
      unit,
      get own() {
        return own();
      },
      get slots() {
        return slots();
      },
      get near() {
        return near();
      },
      get told() {
        return told();
      },
      get counted() {
        return counted();
      },
    };
  }

  private besides(unit: EvidenceUnit): EvidenceUnit[] {
    return this.evidence
      .neighbours(unit.documentId, unit.order - 1, unit.order + 2)
      .filter((other) => other.key !== unit.key && other.passageId === unit.passageId)
      .concat(tableIntroduction(unit, this.evidence));
  }

  private countedOf(slots: Slots, told: Slots[]): Vocabulary[] {
    return slots.numbers.map((number) => {
      const terms: Vocabulary = new Map();
      this.collect(terms, countedWords(slots.text, number, isContent));
      for (const other of told) {
        const same = other.numbers.filter((one) => one.value === number.value);
        for (const one of same) this.collect(terms, countedWords(other.text, one, isContent));
      }
      return terms;
    });
  }

  /** Slots of a unit's own words; a table row's period stands behind them. */
  private slotsOf(unit: EvidenceUnit): Slots {
    const known = this.slots.get(unit.key);
    if (known) return known;
    const slots = readSlots(textOf(unit), unit.documentDate);
    this.slots.set(unit.key, slots);
    return slots;
  }

  private termsOf(text: string): Vocabulary {
    const terms: Vocabulary = new Map();
    this.collect(
      terms,
      tokenize(text)
        .map((token) => token.norm)
        .filter(isContent),
    );
    return terms;
  }

  private collect(into: Vocabulary, words: string[]): void {
    for (const word of words.flatMap(pieces)) {
      for (const [term, share] of this.evidence.wordTerms(word)) {
        const value = share === 1 ? 1 : 0.85;
        if (value > (into.get(term) ?? 0)) into.set(term, value);
      }
    }
  }
}

/** The unit's own words; a table row's period stands behind them. */
function textOf(unit: EvidenceUnit): string {
  return unit.period ? `${unit.text}\n${unit.period.text}` : unit.text;
}

/** A value that is made when it is first asked for, and kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The sentences that stand above a planning table say what its periods mean. */
function tableIntroduction(unit: EvidenceUnit, evidence: ClaimEvidence): EvidenceUnit[] {
  if (unit.kind !== 'table-row') return [];
  const above = evidence.neighbours(unit.documentId, 0, unit.order);
  return above
    .filter((other) => other.kind === 'paragraph' && other.section[0] === unit.section[0])
    .slice(-2);
}

/** A word that names something: no function word, no figure. */
export function isContent(word: string): boolean {
  return !STOP_WORDS.has(word) && !/^\d/u.test(word);
}
