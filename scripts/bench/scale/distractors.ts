import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../src/errors.ts';
import type { Block, SourceDocument } from '../../../src/types.ts';
import { type Distractor, inventLaws } from './invent-laws.ts';

/** What the letter is hidden among, and where it comes from. */
export interface Distractors {
  source: 'laws' | 'made-up';
  documents: SourceDocument[];
}

/**
 * The first `count` passages of a file of law texts as documents, or made-up ones where the file is not there.
 * Errors: `invalid_input` for a file with fewer passages, or another form.
 */
export async function readDistractors(file: string, count: number): Promise<Distractors> {
  const passages = count === 0 ? [] : await readLaws(file, count);
  if (!passages) return { source: 'made-up', documents: groupPassages(inventLaws(count)) };
  if (passages.length === count) return { source: 'laws', documents: groupPassages(passages) };
  throw new AppError('invalid_input', `The file of laws holds ${passages.length} passages, not ${count}`, {
    hint: 'Ask for fewer with --sizes, or give a larger file with --laws.',
  });
}

async function readLaws(file: string, count: number): Promise<Distractor[] | null> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const passages: Distractor[] = [];
  const source = createReadStream(file);
  try {
    for await (const line of createInterface({ input: source.pipe(createGunzip()) })) {
      if (passages.length === count) break;
      passages.push(JSON.parse(line));
    }
    return passages;
  } catch (cause) {
    throw new AppError('invalid_input', 'The file of laws cannot be read', {
      cause,
      hint: 'Give a gzipped file of JSON lines with --laws.',
    });
  } finally {
    source.destroy();
  }
}

function groupPassages(passages: Distractor[]): SourceDocument[] {
  const groups = new Map<string, Distractor[]>();
  for (const passage of passages) {
    const id = passage.i.split(':', 1)[0]!;
    const group = groups.get(id);
    if (group) group.push(passage);
    else groups.set(id, [passage]);
  }
  return [...groups].map(([id, group]) => makeDocument(id, group));
}

function makeDocument(id: string, passages: Distractor[]): SourceDocument {
  let length = 0;
  const blocks = passages.map(({ h, t }): Block => {
    const start = length;
    length += t.length + 2;
    return { kind: 'paragraph', path: h.split(' | '), start, end: start + t.length };
  });
  return {
    ...{ id, kind: 'other', title: passages[0]!.h, date: null, reference: null, sourceUrl: null },
    text: passages.map(({ t }) => t).join('\n\n'),
    ...{ blocks, sections: [], notes: [], references: [], offsets: [] },
  };
}
