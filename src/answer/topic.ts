import type { Retrieve } from '../ports.ts';
import { words } from '../text/tokens.ts';
import type { Library } from '../types.ts';
import type { StandAlone } from './conversation.ts';
import { understandQuestion } from './question.ts';
import { textOf } from './quoting.ts';
import { type Candidate, type Focus, type RankOptions, rankCandidates } from './rank.ts';

/** How many candidates of an earlier question a hint may choose from, and what it weighs. */
const NEAR = 8;
const HINT = 5;

/** What a conversation was about: words to search with, and the passage that answered before. */
export interface Topic extends Focus {
  topic: string | undefined;
}

interface TopicOptions extends RankOptions {
  retrieve: Retrieve;
  documents: string[] | undefined;
}

/** What a follow-up is about: the earlier questions and the sentence of the source that answers them. */
export async function findTopic(
  { topic, hint }: StandAlone,
  { documents, ...options }: TopicOptions,
): Promise<Topic> {
  if (!topic) return { topic: undefined, passage: null, unit: null };
  const before = await options.retrieve(topic, { documents });
  const best = nearestTo(hint, rankCandidates(understandQuestion(topic), before, options), options.library);
  if (!best) return { topic, passage: null, unit: null };
  const answered = textOf(best.unit, options.library);
  return { topic: `${topic} ${answered}`, passage: best.hit.passage, unit: best.hit.unit };
}

/** Among the best candidates the one that shares most words with what was answered; the best one without a hint. */
function nearestTo(hint: string | null, candidates: Candidate[], library: Library): Candidate | undefined {
  if (!hint) return candidates[0];
  const said = new Set(words(hint).filter((word) => word.length > 4));
  const shared = ({ unit }: Candidate) => {
    const own = new Set(words(textOf(unit, library)));
    return [...said].filter((word) => own.has(word)).length / (said.size || 1);
  };
  const near = candidates
    .slice(0, NEAR)
    .map((candidate) => ({ candidate, score: candidate.score + HINT * shared(candidate) }));
  return near.reduce((a, b) => (b.score > a.score ? b : a), near[0]!)?.candidate;
}
