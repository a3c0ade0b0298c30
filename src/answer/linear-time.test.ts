import { describe, expect, it } from 'vitest';
import { readClaim } from '../claims/parts.ts';
import { findPaperReferences } from '../ingest/citations.ts';
import { findActors, namesPerson, namesPlace } from '../text/actors.ts';
import { readAsking } from '../text/asking.ts';
import { findPeriods } from '../text/dates.ts';
import { findFractions } from '../text/fractions.ts';
import { stripHidden } from '../text/hidden-characters.ts';
import { findDone, findModality } from '../text/modality.ts';
import { fold, squeeze } from '../text/normalize.ts';
import { findNumbers } from '../text/numbers.ts';
import { findPersonalData } from '../text/personal-data.ts';
import { findPolarity } from '../text/polarity.ts';
import { splitSentences } from '../text/sentences.ts';
import { tokenize, words } from '../text/tokens.ts';
import { standAlone } from './conversation.ts';
import { readPhrase } from './phrase.ts';
import { detectLanguage, understandQuestion } from './question.ts';
import { placeOf, splitQuestion } from './question-parts.ts';
import { screenQuestion } from './screen.ts';

const LENGTH = 100_000;
const READERS: Record<string, (text: string) => unknown> = {
  fold,
  squeeze,
  tokenize,
  words,
  splitSentences,
  stripHidden,
  findPersonalData,
  findDone,
  findModality,
  findNumbers,
  findFractions,
  findPeriods: (text) => findPeriods(text, '2026-04-24'),
  findPolarity,
  findPaperReferences,
  readClaim,
  readPhrase: (text) => readPhrase(text, '2026-04-24'),
  findActors,
  namesPerson,
  namesPlace,
  readAsking,
  detectLanguage,
  understandQuestion,
  placeOf,
  splitQuestion,
  screenQuestion,
  standAlone: (content) =>
    standAlone([
      { role: 'user', content },
      { role: 'user', content },
    ]),
};
const PIECES = [
  ...[
    'a',
    'A',
    'Aa ',
    '1',
    '0',
    ' ',
    '\n',
    '.',
    ',',
    '-',
    "'",
    '"',
    '(',
    '@',
    '€',
    '+',
    '\u0301',
    '\u200b',
    'é',
  ],
  ...[
    '1.',
    '1.000',
    '1 ',
    '1-',
    '06 ',
    '11-',
    'a.',
    'a-',
    "a'",
    'a@',
    '@a.',
    'a.a@',
    'nl11',
    'nl11 a ',
    '. A',
    '? ',
  ],
  ...[
    'de ',
    'in ',
    'niet ',
    'en ',
    'zal ',
    'wordt ',
    'hoe ',
    'wat ',
    'welke ',
    'stel dat ',
    'vat ',
    'waar komt ',
  ],
  ...[
    'wat gaat ',
    'hoe hoog ',
    'eerste ',
    'kwartaal ',
    'eind ',
    'voor het ',
    'januari ',
    '1 januari ',
    'artikel 1 ',
  ],
  ...['nr. ', 'Kamerstukken II ', 'minister van ', 'De minister ', 'tussen 1 en ', 'van 1 tot ', 'miljoen '],
  ...[
    '€ 3 miljoen ',
    '3 procent, ',
    'een op de tien ',
    'niet alleen ',
    'neemt toe ',
    'eerste van ',
    'zegt de minister ',
  ],
];

/** Milliseconds, the best of `runs`: what else the machine does only ever adds. */
function measure(read: (text: string) => unknown, text: string, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    read(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/**
 * How much longer four times the text takes, the least of three rounds: 4 is linear, 16 is quadratic. Null where all of
 * it takes less than a tenth of a second, in which the ratio would tell more of the machine than of the program.
 */
function measureGrowth(read: (text: string) => unknown, piece: string): number | null {
  const whole = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
  if (measure(read, whole, 1) < 100 || measure(read, whole, 2) < 100) return null;
  const part = whole.slice(0, LENGTH / 4);
  return Math.min(...[1, 2, 3].map(() => measure(read, whole, 1) / Math.max(1, measure(read, part, 3))));
}

describe('reading 100 kB of a hostile text', () => {
  it.each(Object.entries(READERS))(
    'takes %s time in proportion to the text',
    (_, read) => {
      const grown = PIECES.flatMap((piece) => {
        const growth = measureGrowth(read, piece);
        return growth !== null && growth >= 12
          ? [`${JSON.stringify(piece)}: ${growth.toFixed(1)} times`]
          : [];
      });
      expect(grown).toEqual([]);
    },
    300_000,
  );
});
