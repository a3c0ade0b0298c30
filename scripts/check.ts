/** Checks a claim on the terminal: `npm run check -- "De zomertijd wordt afgeschaft."`. */
import { describeError } from '../src/errors.ts';
import { openServices } from '../src/node/open-services.ts';
import type { ClaimCheck, Verdict } from '../src/types.ts';
import { readQuestion } from './terminal/read-question.ts';
import { showCitations, showRelated, wrap } from './terminal/show-sources.ts';

const USAGE = `npm run check -- "een bewering, tussen aanhalingstekens"
  --language nl|en   the language of the wording; default: that of the claim
  --json             the whole outcome as the API gives it`;

const VERDICTS: Record<Verdict, string> = {
  supported: 'KLOPT: de bronnen zeggen dit',
  contradicted: 'KLOPT NIET: de bronnen zeggen iets anders',
  not_found: 'NIET GEVONDEN: de bronnen zeggen dit niet en spreken het niet tegen',
};

function show(check: ClaimCheck): string {
  const differences = check.differences.map(
    ({ kind, claim, source }) => `  ${kind}: bewering “${claim}”, bron “${source}”`,
  );
  const parts = check.parts.length > 1 ? check.parts.map(({ text, verdict }) => `  ${verdict}: ${text}`) : [];
  const related = check.related.length > 0 ? ['De bronnen zeggen wel:', showRelated(check.related)] : [];
  const blocks = [
    VERDICTS[check.verdict],
    wrap(check.explanation),
    parts.join('\n'),
    differences.join('\n'),
    showCitations(check.citations),
    ...related,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

async function main(): Promise<void> {
  const question = readQuestion(process.argv.slice(2), USAGE);
  if (!question) return console.log(USAGE);
  const services = await openServices((line) => console.error(line));
  const { text, language, asJson } = question;
  const check = await services.checkClaim({ claim: text, ...(language && { language }) });
  console.log(asJson ? JSON.stringify(check, null, 2) : show(check));
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
