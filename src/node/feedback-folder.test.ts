import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeedbackFolder, measureFeedback, purgeFeedback } from './feedback-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-feedback-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const give = (answerId: string, receivedAt = '2026-11-24T10:00:00.000Z') => ({
  answerId,
  rating: 'up' as const,
  receivedAt,
});

describe('feedback on disk', () => {
  it('is a line each in the file of its day, whole however many come at once', async () => {
    const [one, other] = [createFeedbackFolder(folder), createFeedbackFolder(folder)];
    const ids = Array.from({ length: 60 }, (_, at) => `a${at}`);
    await Promise.all(ids.map((id, at) => (at % 2 ? one : other).save(give(id))));
    const lines = (await readFile(path.join(folder, 'feedback-2026-11-24.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).answerId).sort()).toEqual([...ids].sort());
  });

  it('can be read by its owner only', async () => {
    await createFeedbackFolder(folder).save(give('a'));
    expect((await stat(path.join(folder, 'feedback-2026-11-24.jsonl'))).mode & 0o777).toBe(0o600);
  });

  it('begins a line of its own behind one that was cut off', async () => {
    const file = path.join(folder, 'feedback-2026-11-24.jsonl');
    await writeFile(file, '{"answerId":"half', { mode: 0o600 });
    await createFeedbackFolder(folder).save(give('heel'));
    await createFeedbackFolder(folder).save(give('ook'));
    const [, ...whole] = (await readFile(file, 'utf8')).trim().split('\n');
    expect(whole.map((line) => JSON.parse(line).answerId)).toEqual(['heel', 'ook']);
  });

  it('is refused when the file of the day is full, and taken again the next day', async () => {
    const store = createFeedbackFolder(folder, { mostBytes: 150 });
    await store.save(give('a'));
    await expect(store.save(give('x'.repeat(100)))).rejects.toMatchObject({ type: 'unavailable' });
    await store.save(give('b', '2026-11-25T00:00:00.000Z'));
    expect(await measureFeedback(folder)).toMatchObject({ days: 2 });
  });
});

describe('purging', () => {
  it('removes the days that ended long enough ago and nothing that is not feedback', async () => {
    const store = createFeedbackFolder(folder);
    for (const day of ['2026-08-25', '2026-08-26', '2026-11-24'])
      await store.save(give('a', `${day}T23:59:59.000Z`));
    await writeFile(path.join(folder, 'aantekening.txt'), 'van de beheerder');
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(await purgeFeedback(folder, { days: 90, now })).toBe(1);
    expect((await readdir(folder)).sort()).toEqual([
      'aantekening.txt',
      'feedback-2026-08-26.jsonl',
      'feedback-2026-11-24.jsonl',
    ]);
    expect(await purgeFeedback(folder, { days: 0, now })).toBe(2);
    expect(await readdir(folder)).toEqual(['aantekening.txt']);
  });

  it('finds nothing to remove in a folder that is not there', async () => {
    expect(await purgeFeedback(path.join(folder, 'niet-daar'), { days: 1 })).toBe(0);
  });
});
