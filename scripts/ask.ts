/** Answers a question on the terminal: `npm run ask -- "Wanneer komt het nieuwe stembiljet?"`. */
import { describeError } from '../src/errors.ts';
import { openServices } from '../src/node/open-services.ts';
import type { Answer } from '../src/types.ts';
import { readQuestion } from './terminal/read-question.ts';
import { showCitations, showRelated, wrap } from './terminal/show-sources.ts';

const USAGE = `npm run ask -- "Wanneer komt het nieuwe stembiljet?"
  --language nl|en   the language of the wording; default: that of the question
  --json             the whole answer as the API gives it`;

function show(answer: Answer): string {
  const related = answer.related.length > 0 ? ['De bronnen zeggen wel:', showRelated(answer.related)] : [];
  const label = answer.aiGenerated ? [`Deze tekst is geschreven met AI (${answer.model}).`] : [];
  const parts = [wrap(answer.answer), ...label, showCitations(answer.citations), ...related];
  return parts.filter((part) => part !== '').join('\n\n');
}

async function main(): Promise<void> {
  const question = readQuestion(process.argv.slice(2), USAGE);
  if (!question) return console.log(USAGE);
  const services = await openServices((line) => console.error(line));
  const { text, language, asJson } = question;
  const answer = await services.ask({
    messages: [{ role: 'user', content: text }],
    ...(language && { language }),
  });
  console.log(asJson ? JSON.stringify(answer, null, 2) : show(answer));
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
