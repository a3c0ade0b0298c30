import { loadHnswlib } from '../../src/engines/hnsw-graph.ts';
import { loadArtifact, openIndex } from '../../src/node/load-artifact.ts';
import { createServices } from '../../src/services.ts';
import type { Services } from '../../src/types.ts';

/** Questions of the letter's subjects, a claim and a search: what they give at rest is what they must always give. */
export const KNOWN_QUESTIONS = [
  'Wanneer komt het nieuwe stembiljet?',
  'Hoeveel geld gaat er naar veilige raadsvergaderingen?',
  'Wat doet het kabinet aan de veiligheid van burgemeesters?',
  'What does the letter say about digital government?',
  'Wie is de beste voetballer van Nederland?',
];
const CLAIM = 'Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.';
const QUERY = 'woningbouw gemeenten';

/** An index that was opened from a folder, with all that is known of it. */
export interface Opened {
  version: string;
  services: Services;
  /** Everything that it says to the known questions, without ids and times, as one text. */
  answers: string;
  /** Which citations do not hold; empty as it should be. */
  broken: string[];
}

/** Opens an artifact as the server does and asks what is known. Errors: as `loadArtifact`. */
export async function openAndAsk(folder: string): Promise<Opened> {
  const stored = await loadArtifact(folder);
  const options = { loadAddon: loadHnswlib, log: () => undefined };
  const services = createServices(await openIndex(stored, options));
  const replies = await askKnown(services);
  const broken = replies.flatMap(({ citations }) =>
    citations
      .filter(({ documentId, start, end, quote }) => {
        return services.getDocument(documentId)?.text.slice(start, end) !== quote;
      })
      .map(({ documentId, start }) => `${documentId} ${start}`),
  );
  const found = await services.search({ query: QUERY, limit: 5 });
  const timeline = services.timeline();
  return {
    version: stored.loaded.version,
    services,
    answers: JSON.stringify([replies.map(bareOf), found, timeline]),
    broken,
  };
}

async function askKnown(services: Services) {
  const answers = [];
  for (const content of KNOWN_QUESTIONS) {
    answers.push(await services.ask({ messages: [{ role: 'user', content }] }));
  }
  return [...answers, await services.checkClaim({ claim: CLAIM })];
}

/** What a reply says, without what differs from one to the next. */
function bareOf({ id: _, index: __, ...reply }: { id: string; index: unknown }): object {
  return reply;
}
