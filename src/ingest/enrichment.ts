import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Passage } from '../types.ts';

const passageEntry = z.strictObject({
  anchor: z.string().min(1),
  questions: z.array(z.string()),
  terms: z.array(z.string()),
  questionsEn: z.array(z.string()),
  termsEn: z.array(z.string()),
});

const sentenceEntry = z.strictObject({
  /** Beginning of the sentence in the reading text. */
  anchor: z.string().min(1),
  /** Which of several sentences with this beginning, 1 and up. */
  nth: z.int().min(1).optional(),
  document: z.string(),
  questions: z.array(z.string()),
  questionsEn: z.array(z.string()),
  statements: z.array(z.string()),
  statementsEn: z.array(z.string()),
});

const gapEntry = z.strictObject({
  anchor: z.string().min(1),
  document: z.string(),
  /** Questions that the passage raises and that no document of the corpus answers. */
  gaps: z.array(z.strictObject({ question: z.string(), wants: z.string() })),
});

/** A question about something else altogether. */
const elsewhereEntry = z.strictObject({ question: z.string() });

const lexiconEntry = z.strictObject({
  nl: z.array(z.string()),
  en: z.array(z.string()),
  policy: z.array(z.string()),
  abbr: z.array(z.string()),
  weak: z.boolean().optional(),
});

export type PassageEnrichment = z.infer<typeof passageEntry>;
export type SentenceEnrichment = z.infer<typeof sentenceEntry>;
export type GapEnrichment = z.infer<typeof gapEntry>;
export type ElsewhereQuestion = z.infer<typeof elsewhereEntry>;
export type LexiconEntry = z.infer<typeof lexiconEntry>;

export const parsePassageEnrichment = parserOf(passageEntry);
export const parseSentenceEnrichment = parserOf(sentenceEntry);
export const parseGapEnrichment = parserOf(gapEntry);
export const parseElsewhere = parserOf(elsewhereEntry);
export const parseLexicon = parserOf(lexiconEntry);

/** A parser of one JSON object a line; throws `corpus_invalid` naming file, line and field. */
function parserOf<T>(schema: z.ZodType<T>): (jsonl: string, file: string) => T[] {
  return (jsonl, file) =>
    jsonl.split('\n').flatMap((line, index) => {
      if (line.trim() === '') return [];
      const at = `${file}, line ${index + 1}`;
      const parsed = schema.safeParse(parseJson(line, at));
      if (parsed.success) return [parsed.data];
      const fault = parsed.error.issues[0]!;
      throw new AppError('corpus_invalid', `${at}: ${fault.path.join('.') || 'entry'}: ${fault.message}`, {
        hint: 'Correct the line; corpus/enrichment/README.md shows the form.',
      });
    });
}

function parseJson(line: string, at: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new AppError('corpus_invalid', `${at}: not valid JSON`, { cause, hint: 'One JSON object a line.' });
  }
}

/**
 * The passage that an entry belongs to: the one whose text, or whose line in the raw file, begins as the anchor does.
 * `passages` are those of one document. Undefined when none or more than one fits.
 */
export function findPassage(passages: Passage[], anchor: string): Passage | undefined {
  const wanted = plain(anchor);
  const fits = passages.filter((passage) => plain(passage.text).includes(wanted));
  const starts = fits.filter((passage) => plain(passage.text).startsWith(wanted));
  if (starts.length === 1) return starts[0];
  return fits.length === 1 ? fits[0] : undefined;
}

/** Anchors were written on the raw file: marks of footnotes and emphasis do not count. */
function plain(text: string): string {
  return text
    .replace(/[*\u00b9\u00b2\u00b3\u2070-\u2079]/gu, '')
    .replace(/^>\s*/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
