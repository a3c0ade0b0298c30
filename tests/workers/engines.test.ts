import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { FakeVectorize } from '../../src/engines/testing-vectorize.ts';
import { createFakeEmbedding } from '../../src/engines/testing-workers-ai.ts';
import {
  DOCUMENT_PROPERTY,
  listVectors,
  makeMark,
  type UploadParts,
} from '../../src/engines/vectorize-layout.ts';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { asking, postJson } from '../../src/http/testing.ts';
import { decodeArtifact } from '../../src/index/artifact.ts';
import { rangesBy } from '../../src/retrieve/rows.ts';
import { readSiteAssets } from '../../src/worker/read-assets.ts';
import { bindings, openWorker } from './open-worker.ts';
import { isSameReply } from './same-reply.ts';

const QUESTION = 'Hoeveel geld trekt het kabinet uit voor veilige raadsvergaderingen?';

/** What `npm run worker:upload` sends, of the artifact that this Worker carries. */
async function readUpload(): Promise<UploadParts> {
  const { files } = await readSiteAssets(bindings.ASSETS);
  const { version, vectors, lsa, content } = await decodeArtifact(files, { withoutGraph: true });
  const documents = [...rangesBy(content.passages, ({ documentId }) => documentId).values()];
  return { version, vectors, dimensions: lsa.dimensions, documents };
}

/** A Vectorize index as it is after an upload; its writes are seen. */
async function fillVectorize(): Promise<FakeVectorize> {
  const upload = await readUpload();
  const vectorize = new FakeVectorize(upload.dimensions);
  vectorize.createMetadataIndex(DOCUMENT_PROPERTY);
  await vectorize.upsert([...listVectors(upload)]);
  await vectorize.upsert([makeMark(upload)]);
  vectorize.process();
  return vectorize;
}

async function ask(send: SendRequest, content: string): Promise<Record<string, unknown>> {
  return (await (await send('/v1/chat', postJson(asking(content)))).json()) as Record<string, unknown>;
}

afterEach(() => vi.restoreAllMocks());

describe('Vectorize', () => {
  it('is searched when it is switched on, and every fixed question gets the reply of Node', async () => {
    const VECTORIZE = await fillVectorize();
    const send = openWorker({ VECTORIZE, RATE_LIMITER: null, BRIEFWIJZER_VECTOR_INDEX: 'vectorize' });
    expect(await (await send('/health/ready')).text()).toContain('"vectorIndex":"vectorize"');
    const items = inject('asked')['questions.jsonl'] ?? [];
    const differing: string[] = [];
    for (const item of items) if (!(await isSameReply(send, item))) differing.push(item.id);
    expect(VECTORIZE.queries.length).toBeGreaterThanOrEqual(items.length);
    expect(differing).toEqual([]);
  });

  it('is left alone when it is there and nobody switched it on', async () => {
    const VECTORIZE = await fillVectorize();
    expect(await ask(openWorker({ VECTORIZE }), QUESTION)).toMatchObject({ answered: true });
    expect(VECTORIZE.queries).toEqual([]);
  });

  it('that does not hold these vectors yet is done without, and the log says what to run', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'warn').mockImplementation((line) => lines.push(String(line)));
    const VECTORIZE = new FakeVectorize((await readUpload()).dimensions);
    const send = openWorker({ VECTORIZE, BRIEFWIJZER_VECTOR_INDEX: 'vectorize' });
    expect(await ask(send, QUESTION)).toMatchObject({ answered: true });
    expect(lines.join('\n')).toContain('npm run worker:upload');
  });
});

describe('Workers AI', () => {
  const WRITER = { BRIEFWIJZER_WRITER: 'workers-ai', BRIEFWIJZER_WRITER_MODEL: '@cf/made-up/model' };

  /** A model that gives back the first sentence that it is offered, as it stands. */
  function createEcho(change = (text: string) => text) {
    const asked: string[] = [];
    const run = async (model: string, input: { messages: { content: string }[] }) => {
      asked.push(model);
      const offered = /^\{"id":.*\}$/mu.exec(input.messages.at(-1)!.content)![0];
      const { id, text } = JSON.parse(offered) as { id: string; text: string };
      return { response: { sentences: [{ text: change(text), evidence: [id] }] } };
    };
    return { asked, AI: { run } };
  }

  it('words an answer when it is switched on, and the answer says so', async () => {
    const { asked, AI } = createEcho();
    const answer = await ask(openWorker({ AI, ...WRITER }), QUESTION);
    expect(asked).toEqual(['@cf/made-up/model']);
    expect(answer).toMatchObject({
      ...{ answered: true, mode: 'generative', aiGenerated: true },
      model: 'workers-ai:@cf/made-up/model',
    });
    expect(JSON.stringify(answer)).toContain('3 miljoen euro');
  });

  it('that says another amount is not believed: the quotes are served', async () => {
    const { AI } = createEcho((text) => text.replace('3 miljoen', '9 miljoen'));
    const answer = await ask(openWorker({ AI, ...WRITER }), QUESTION);
    expect(answer).toMatchObject({ answered: true, mode: 'extractive', aiGenerated: false });
    expect(JSON.stringify(answer)).not.toContain('9 miljoen');
  });

  it('is never asked when nobody switched it on', async () => {
    const { asked, AI } = createEcho();
    expect(await ask(openWorker({ AI }), QUESTION)).toMatchObject({ mode: 'extractive' });
    expect(asked).toEqual([]);
  });

  it('cannot embed questions for an index that another embedder made: 503, and the log says why', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line) => lines.push(String(line)));
    const send = openWorker({
      AI: createFakeEmbedding(),
      BRIEFWIJZER_EMBEDDER: 'workers-ai',
      BRIEFWIJZER_EMBEDDER_MODEL: '@cf/baai/bge-m3',
      BRIEFWIJZER_EMBEDDER_DIMENSIONS: '1024',
    });
    expect((await send('/v1/chat', postJson(asking(QUESTION)))).status).toBe(503);
    expect(lines[0]).toMatch(/made with embedder lsa-\S+, this program has .*bge-m3/u);
  });
});
