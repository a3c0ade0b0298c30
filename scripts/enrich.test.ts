import { spawn } from 'node:child_process';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type StubProvider, startStubProvider } from '../evals/stub-provider.ts';
import { loadHnswlib } from '../src/engines/hnsw-graph.ts';
import { checkProposal } from '../src/ingest/check-proposal.ts';
import { ensureIndex } from '../src/node/ensure-index.ts';
import { addPaper, createTestCorpus, type TestCorpus } from '../src/node/fixtures/made-up-corpus.ts';
import { parseCorpus, readCorpusFiles } from '../src/node/read-corpus.ts';

const SCRIPT = fileURLToPath(new URL('enrich.ts', import.meta.url));

/** MADE UP. */
const PASSAGE = {
  text: 'Het kabinet trekt in 2027 drie miljoen euro uit voor bomen in Drenthe.',
  section: ['Bomen'],
};

describe('a proposal', () => {
  it('keeps what brings no number and no name of its own', () => {
    const proposal = {
      questions: [
        'Hoeveel geld komt er voor bomen in Drenthe?',
        'Komt er in 2027 geld voor bomen?',
        'Wat kost 3 miljoen euro?',
      ],
      terms: ['Boompjes', 'groen', 'boompjes'],
    };
    expect(checkProposal(proposal, PASSAGE)).toEqual({
      questions: proposal.questions,
      terms: ['boompjes', 'groen'],
      dropped: 1,
    });
  });

  it.each([
    'Komt er in 2028 geld voor bomen?',
    'Komt er vier miljoen euro voor bomen?',
    'Komt er geld voor bomen in Groningen?',
    'Wat doet minister Jansen voor bomen?',
    'Geldt de WOB voor bomen?',
    'Geld voor bomen.',
    'Zie https://voorbeeld.example?',
    '<b>Bomen</b>?',
  ])('drops %s', (question) => {
    expect(checkProposal({ questions: [question], terms: [] }, PASSAGE)).toMatchObject({
      questions: [],
      dropped: 1,
    });
  });
});

let test: TestCorpus;
let stub: StubProvider;
beforeEach(async () => {
  test = await createTestCorpus();
  await addPaper(test);
  const answer = { questions: ['Waarover gaat dit stuk?', 'Wat kost dit in 2099?'], terms: ['papier'] };
  stub = await startStubProvider({ answer: () => JSON.stringify(answer) });
});
afterEach(async () => {
  await stub.close();
  await test.remove();
});

async function enrich(args: string[], settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    BRIEFWIJZER_CORPUS_FOLDER: test.corpus,
    BRIEFWIJZER_WRITER: 'openai',
    BRIEFWIJZER_WRITER_URL: stub.url,
    BRIEFWIJZER_WRITER_MODEL: 'stub',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...args], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

const paperId = async () => (await parseCorpus(await readCorpusFiles(test.corpus))).documents.at(-1)!.id;
const engines = () => ({ ...test, log: () => undefined, loadAddon: loadHnswlib });

describe('npm run enrich', { timeout: 120_000 }, () => {
  it('writes proposals that nothing uses until a person moves them', async () => {
    const id = await paperId();
    const before = (await ensureIndex(engines())).loaded;
    const { code, output } = await enrich(['--document', id]);
    expect(output).toContain(`${id}.jsonl`);
    expect(code).toBe(0);
    const proposed = path.join(test.corpus, 'enrichment', 'proposed', `${id}.jsonl`);
    const lines = (await readFile(proposed, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ questions: ['Waarover gaat dit stuk?'], terms: ['papier'] });
    expect((await ensureIndex(engines())).loaded.version).toBe(before.version);
    const papers = path.join(test.corpus, 'enrichment', 'papers');
    await mkdir(papers);
    await rename(proposed, path.join(papers, `${id}.jsonl`));
    const after = (await ensureIndex(engines())).loaded.content;
    const own = after.prompts.filter(({ text }) => text === 'Waarover gaat dit stuk?');
    expect(own).toHaveLength(lines.length);
    expect(new Set(own.map(({ passage }) => after.passages[passage]!.documentId))).toEqual(new Set([id]));
  });

  it('does not write over a proposal, for it may hold somebody’s work', async () => {
    const id = await paperId();
    await enrich(['--document', id]);
    const again = await enrich(['--document', id]);
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('--force') });
    expect((await enrich(['--document', id, '--force'])).code).toBe(0);
  });

  it('names a document that is not there, and a model that is not configured', async () => {
    expect(await enrich(['--document', 'kst-1-1'])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/kst-1-1[\s\S]*These are there/u),
    });
    expect(await enrich(['--document', 'kst-1-1'], { BRIEFWIJZER_WRITER: 'none' })).toMatchObject({
      code: 1,
      output: expect.stringContaining('BRIEFWIJZER_WRITER=openai'),
    });
  });
});
