/** Has a model propose search words for a document, for a person to review: `npm run enrich -- --document kst-…`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, describeError } from '../src/errors.ts';
import { type Configuration, readConfiguration } from '../src/node/configuration.ts';
import { openLanguageModel } from '../src/node/open-model.ts';
import { parseCorpus, readCorpusFiles } from '../src/node/read-corpus.ts';
import type { SourceDocument } from '../src/types.ts';
import { type Proposed, proposeEnrichment } from './enrich/propose.ts';

const USAGE = `npm run enrich -- --document kst-36800-VII-52
  --force   write over a proposal that is there already
Needs BRIEFWIJZER_WRITER=openai and what goes with it (docs/models.md). What the model proposes lands in
corpus/enrichment/proposed/ and is used by nothing until a person has read it and moved it to corpus/enrichment/papers/.`;

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { document: { type: 'string' }, force: { type: 'boolean' }, help: { type: 'boolean' } },
    }).values;
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: USAGE, cause });
  }
}

async function readDocument(corpus: string, id: string): Promise<SourceDocument> {
  const { documents } = await parseCorpus(await readCorpusFiles(corpus));
  const document = documents.find((one) => one.id === id);
  if (document) return document;
  const hint = `These are there: ${documents.map((one) => one.id).join(', ')}. \`npm run fetch\` gets papers.`;
  throw new AppError('not_found', `The corpus has no text of a document ${id}`, { hint });
}

function writerOf({ writer }: Configuration) {
  if (writer) return writer;
  const hint = 'Set BRIEFWIJZER_WRITER=openai, BRIEFWIJZER_WRITER_URL and BRIEFWIJZER_WRITER_MODEL.';
  throw new AppError('configuration_invalid', 'No model is configured that could propose anything', { hint });
}

/** Writes the proposal; one that is there may hold a person's work already. */
async function save(corpus: string, at: { id: string; force: boolean; proposed: Proposed }): Promise<string> {
  const folder = path.join(corpus, 'enrichment', 'proposed');
  const file = path.join(folder, `${at.id}.jsonl`);
  await mkdir(folder, { recursive: true });
  const lines = at.proposed.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await writeFile(file, lines, { flag: at.force ? 'w' : 'wx' }).catch((cause) => {
    if (cause.code !== 'EEXIST') throw cause;
    const message = `There is a proposal for ${at.id} already: ${file}`;
    throw new AppError('invalid_input', message, {
      hint: 'Review it, or write over it with --force.',
      cause,
    });
  });
  return file;
}

async function main(): Promise<void> {
  const { document: id, force = false, help } = readArguments(process.argv.slice(2));
  if (help || !id) return console.log(USAGE);
  const configuration = readConfiguration(process.env);
  const writer = writerOf(configuration);
  const document = await readDocument(configuration.corpus, id);
  const enricher = await openLanguageModel(writer);
  const proposed = await proposeEnrichment(document, { enricher, budgetMs: writer.budgetMs });
  const file = await save(configuration.corpus, { id, force, proposed });
  const { kept, dropped, failed, entries } = proposed;
  console.log(`${file}: ${kept} questions and terms for ${entries.length} passages`);
  console.log(
    `${dropped} dropped, for they bring a number or a name of their own; ${failed} passages without any`,
  );
  console.log(
    `Read it, strike what is wrong, and move it to ${path.join(configuration.corpus, 'enrichment', 'papers')}.`,
  );
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
