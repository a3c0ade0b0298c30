import type { Citation, Language, RefusalReason, SlotKind, Statement } from '../types.ts';
import type { Evidence } from './evidence-pieces.ts';
import type { Question } from './question.ts';

/** A citation with the role of its evidence. */
export interface CitedEvidence {
  evidence: Evidence;
  citation: Citation;
}

/**
 * Words an answer around quotes: one sentence a quote or, for a planning row, one for the row and its period.
 * The wording is ours, short and never stronger than the source; what the source says stands between quotation marks.
 */
export function writeStatements(question: Question, cited: CitedEvidence[]): Statement[] {
  const { language } = question;
  const statements: Statement[] = [];
  let period: Citation | undefined;
  let before: Citation | undefined;
  for (const { evidence, citation } of cited) {
    if (evidence.role === 'period') {
      period = citation;
      continue;
    }
    const isRow = evidence.role === 'row';
    const lead = isRow
      ? rowLead(period, language)
      : before
        ? followOf(evidence, { citation, before, language })
        : (firmnessNote(question, citation) ?? leadOf(citation, language));
    const numbers = isRow && period ? [period.number, citation.number] : [citation.number];
    statements.push({ text: `${lead}${quoted(citation)}`, citations: numbers });
    if (isRow) period = undefined;
    before = citation;
  }
  return statements;
}

/** The first row under a period names it; the rows that follow need no words. */
function rowLead(period: Citation | undefined, language: Language): string {
  if (!period) return '';
  const place =
    language === 'en' ? 'The planning table (in Dutch) lists under' : 'Het planningsoverzicht noemt bij';
  return `${place} ${quoted(period)}: `;
}

function quoted(citation: Citation): string {
  const text = citation.quote.replace(/(?<!\s)\s*\n\s*/gu, ' / ');
  return `“${text}”`;
}

function leadOf(citation: Citation, language: Language): string {
  const isNota = citation.documentKind === 'nota';
  if (language === 'en')
    return isNota ? 'The nota (not part of the letter) says, in Dutch: ' : 'The letter says, in Dutch: ';
  if (citation.documentKind === 'policy-letter') return 'De brief zegt: ';
  return isNota ? 'De nota, die geen deel van de brief is, zegt: ' : `${citation.documentTitle}: `;
}

function followOf(
  evidence: Evidence,
  { citation, before, language }: { citation: Citation; before: Citation; language: Language },
): string {
  if (evidence.role === 'note') return language === 'en' ? 'The footnote there: ' : 'De voetnoot daarbij: ';
  if (evidence.role === 'signature') return language === 'en' ? 'The signature: ' : 'De ondertekening: ';
  return citation.documentId === before.documentId ? '' : leadOf(citation, language);
}

const FIRMNESS: Record<Language, Partial<Record<Citation['commitment'], string>>> = {
  nl: {
    explores: 'Dat staat nog niet vast. De brief zegt: ',
    intends: 'Dat is een voornemen. De brief zegt: ',
    aims: 'Dat is een streven. De brief zegt: ',
  },
  en: {
    explores: 'That has not been decided. The letter says, in Dutch: ',
    intends: 'That is an intention. The letter says, in Dutch: ',
    aims: 'That is an aim. The letter says, in Dutch: ',
  },
};

/** Whoever asks whether something is so already wants to know how firm the letter is. */
function firmnessNote(question: Question, citation: Citation): string | null {
  const asksWhether = question.kind === 'status' || question.kind === 'yesno';
  if (!asksWhether || citation.documentKind !== 'policy-letter') return null;
  if (question.kind === 'yesno' && citation.commitment === 'aims') return null;
  return FIRMNESS[question.language][citation.commitment] ?? null;
}

/** The answer as one text: every sentence with its markers. */
export function joinStatements(statements: Statement[]): string {
  return statements
    .map(({ text, citations }) => [text, ...citations.map((number) => `[${number}]`)].join(' '))
    .join('\n');
}

const REFUSALS: Record<Language, Record<RefusalReason, string>> = {
  nl: {
    not_in_sources: 'Dat staat niet in de brief of de nota. Hieronder staat wat er het dichtst bij komt.',
    source_not_indexed:
      'Dat staat in een Kamerstuk waar de brief naar verwijst. Dit Kamerstuk is nog niet opgenomen.',
    out_of_scope: 'Daar kan ik niet bij helpen. Ik beantwoord vragen over de inhoud van de beleidsbrief.',
    unclear: 'Ik begrijp de vraag niet goed. Kunt u de vraag anders stellen, met een onderwerp uit de brief?',
    unsafe: 'Dat doe ik niet. Ik geef alleen weer wat er in de beleidsbrief staat, met de vindplaats erbij.',
  },
  en: {
    not_in_sources: 'The letter and the nota do not say that. Below is what comes closest.',
    source_not_indexed:
      'That is in a parliamentary paper that the letter refers to. This paper has not been added yet.',
    out_of_scope: 'I cannot help with that. I answer questions about the contents of the policy letter.',
    unclear: 'I do not quite understand the question. Could you rephrase it, naming a subject of the letter?',
    unsafe: 'I do not do that. I only show what the policy letter says, and where.',
  },
};

/** What is missing when a fact of a kind is asked for, by the first kind that would do. */
const MISSING: Record<Language, Partial<Record<SlotKind, string>>> = {
  nl: {
    amount: 'geen bedrag',
    number: 'geen aantal',
    percentage: 'geen percentage',
    calendar: 'geen datum',
    period: 'geen datum of termijn',
    frequency: 'niet hoe vaak',
    place: 'geen plaats',
    person: 'geen naam',
    paper: 'geen Kamerstuk',
  },
  en: {
    amount: 'no amount',
    number: 'no number',
    percentage: 'no percentage',
    calendar: 'no date',
    period: 'no date or term',
    frequency: 'not how often',
    place: 'no place',
    person: 'no name',
    paper: 'no parliamentary paper',
  },
};

/**
 * The fixed, courteous text of a refusal. Where the sources do speak of the subject but lack the kind of fact that is
 * asked for (`missing`), it says which.
 */
export function wordRefusal(reason: RefusalReason, language: Language, missing?: SlotKind): string {
  const lacks = missing && reason === 'not_in_sources' ? MISSING[language][missing] : undefined;
  if (!lacks) return REFUSALS[language][reason];
  return language === 'en'
    ? `The letter and the nota give ${lacks} for this. Below is what they do say about it.`
    : `De brief en de nota ${lacks.startsWith('niet') ? 'zeggen' : 'noemen hiervoor'} ${lacks}. Hieronder staat wat er wel over staat.`;
}
