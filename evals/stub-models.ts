import { lieAbout } from './stub-lies.ts';
import { shortest } from './stub-paraphrases.ts';
import { readOffered, type StubPrompt, sentencesJson } from './stub-provider.ts';

/** Most sentences in one answer that the program reads. */
const MOST = 40;

/** Words every offered sentence as short as honestly can be. */
export function answerHonestly(prompt: StubPrompt): string {
  if (prompt.name !== 'answer') return answerOthers(prompt);
  return sentencesJson(readOffered(prompt).map(({ id, text }) => ({ text: shortest(text), evidence: [id] })));
}

/** Nothing but lies about the offered sentences: the call's own share of them, with ids that are offered. */
export function answerWithLies(prompt: StubPrompt, call = 0): string {
  if (prompt.name !== 'answer') return JSON.stringify({ question: 'Treedt minister Jansen in 2031 af?' });
  const offered = readOffered(prompt);
  const ids = offered.map(({ id }) => id);
  const lies = offered.flatMap(({ text }, at) => lieAbout(text, offered[(at + 1) % offered.length]!.text));
  const shares = Math.max(1, Math.ceil(lies.length / MOST));
  const share = lies.slice((call % shares) * MOST, (call % shares) * MOST + MOST);
  return sentencesJson(share.map(({ text }) => ({ text, evidence: ids })));
}

/** A follow-up as its own words, an enrichment from the passage's own. */
function answerOthers({ name, user }: StubPrompt): string {
  const body = /<<\w+ (\w+)>>\n([\s\S]*?)\n<<EINDE/u.exec(user)?.[2] ?? '';
  if (name === 'question') {
    const asked = body.split('\n').map((line) => String(JSON.parse(line)));
    return JSON.stringify({ question: asked.slice(-2).reverse().join(' ') });
  }
  const words = [...new Set(body.match(/\p{Ll}{6,}/gu) ?? [])].slice(0, 4);
  return JSON.stringify({ questions: words.map((word) => `Wat staat er over ${word}?`), terms: words });
}
