import type { Commitment, Difference, Language, Verdict } from '../types.ts';

/** What an explanation tells of. */
export interface Explained {
  verdict: Verdict;
  differences: Difference[];
  commitment: Commitment;
  /** Details of the claim that no source gives. */
  missing: string[];
  /** True when the sources speak of the subject at all. */
  isNear: boolean;
  /** How the source is called in running text: `de brief`, `de nota`. */
  source: { nl: string; en: string };
}

const FIRMNESS: Record<Commitment, { nl: string; en: string }> = {
  decided: { nl: 'als besluit of feit', en: 'as decided or done' },
  will: { nl: 'als aankondiging', en: 'as announced' },
  intends: { nl: 'als voornemen', en: 'as an intention' },
  aims: { nl: 'als streven', en: 'as an aim' },
  explores: { nl: 'als verkenning', en: 'as being explored' },
  none: { nl: '', en: '' },
};

/** One neutral sentence, two at most: what the source says instead, or that it says so, or that it does not. */
export function explain(finding: Explained, language: Language): string {
  if (finding.verdict === 'contradicted') return explainDifferences(finding, language);
  if (finding.verdict === 'supported') return explainSupport(finding, language);
  return explainSilence(finding, language);
}

function explainDifferences({ differences, source }: Explained, language: Language): string {
  const told = differences.map((difference) =>
    tellDifference(difference, { source: source[language], language }),
  );
  return told.map((sentence) => sentence[0]!.toUpperCase() + sentence.slice(1)).join(' ');
}

function tellDifference(
  { kind, claim, source: says }: Difference,
  at: { source: string; language: Language },
): string {
  if (kind === 'modality') {
    return at.language === 'en'
      ? `On how far this is, ${at.source} says “${says}”, where the claim says “${claim}”.`
      : `Over hoe ver dit is, zegt ${at.source} “${says}”, terwijl de bewering “${claim}” zegt.`;
  }
  if (kind === 'polarity') {
    return at.language === 'en'
      ? `${at.source} says the opposite: “${says}”, not “${claim}”.`
      : `${at.source} zegt het omgekeerde: “${says}”, niet “${claim}”.`;
  }
  return at.language === 'en'
    ? `${at.source} says ${says}, not ${claim}.`
    : `${at.source} noemt ${says}, niet ${claim}.`;
}

function explainSupport({ commitment, source }: Explained, language: Language): string {
  const firm = FIRMNESS[commitment][language];
  if (language === 'en') return `This is in ${source.en}${firm ? `, ${firm}` : ''}.`;
  return `Dit staat in ${source.nl}${firm ? `, ${firm}` : ''}.`;
}

function explainSilence({ missing, isNear, source }: Explained, language: Language): string {
  const detail = missing
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ');
  if (!isNear)
    return language === 'en' ? 'The sources say nothing about this.' : 'De bronnen zeggen hier niets over.';
  if (language === 'en') {
    return detail
      ? `On this subject ${source.en} does not mention ${detail}.`
      : `${upper(source.en)} does not say this in so many words.`;
  }
  return detail
    ? `Over dit onderwerp noemt ${source.nl} niet: ${detail}.`
    : `${upper(source.nl)} zegt dit niet met zoveel woorden.`;
}

function upper(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
