import type { Passage } from '../../../src/types.ts';

/** What a search gave of one passage. */
export type FoundPassage = Pick<Passage, 'section' | 'text'>;

/** An engine under measurement, opened over the letter, its nota and what they are hidden among. */
export interface ScaleEngine {
  name: string;
  /** Passages for a question, best first, without headings; `documents` limits the search to those. */
  search(
    question: string,
    options: { limit: number; documents?: string[] | undefined },
  ): Promise<FoundPassage[]>;
  /** Share of the 10 exactly nearest vectors that the engine's own nearest 10 hold, over all questions, or null. */
  measureRecall?: ((questions: string[]) => Promise<number>) | undefined;
  close(): Promise<void>;
}

/** Opens an engine over an artifact folder; the time that it takes is its load time. */
export type OpenScaleEngine = (folder: string) => Promise<ScaleEngine>;
