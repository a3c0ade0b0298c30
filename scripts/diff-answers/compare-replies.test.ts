import { describe, expect, it } from 'vitest';
import { compareReplies, type SavedReply, showConsistency } from './compare-replies.ts';

const reply = (item: string, changed: Partial<SavedReply> = {}): SavedReply => ({
  item,
  asked: `Vraag ${item}?`,
  outcome: 'answered',
  words: 'De brief zegt: "drie bomen" [1].',
  citations: ['brief:0-10 "drie bomen"'],
  ...changed,
});
const saved = (indexVersion: string, replies: SavedReply[]) => ({
  format: 1 as const,
  indexVersion,
  replies,
});

describe('the consistency report', () => {
  const before = saved('oud', [reply('a'), reply('b'), reply('c'), reply('weg')]);
  const after = saved('nieuw', [
    reply('a'),
    reply('b', { outcome: 'not_in_sources', words: 'De brief zegt dit niet.', citations: [] }),
    reply('c', { citations: ['brief:20-30 "drie bomen"'] }),
    reply('erbij'),
  ]);
  const report = compareReplies(before, after);

  it('names what changed of each item, and nothing that is the same', () => {
    expect(report.changes.map(({ item, kinds }) => [item, kinds])).toEqual([
      ['b', ['outcome', 'words', 'citations']],
      ['c', ['citations']],
    ]);
    expect([report.compared, report.added, report.removed]).toEqual([3, ['erbij'], ['weg']]);
  });

  it('shows a moved quote with its old and its new place', () => {
    const shown = showConsistency(report);
    expect(shown).toContain('2 changed: outcome 1, words 1, citations 2');
    expect(shown).toContain('  - brief:0-10 "drie bomen"\n  + brief:20-30 "drie bomen"');
  });
});
