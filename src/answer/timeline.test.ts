import { beforeAll, describe, expect, it } from 'vitest';
import { openTestIndex } from '../node/testing-index.ts';
import type { Library, TimelineItem } from '../types.ts';
import { buildTimeline } from './timeline.ts';

let library: Library;
let items: TimelineItem[];
beforeAll(async () => {
  library = (await openTestIndex()).content;
  items = buildTimeline(library);
});
const find = (words: string) => items.filter(({ title }) => title.includes(words));

describe('the timeline of the letter', () => {
  it('has every row of the planning table with the days of its quarter', () => {
    const rows = items.filter(({ citation }) => citation.section[0] === 'Planningsoverzicht');
    expect(rows).toHaveLength(15);
    expect(find('Wetsvoorstel nieuw stembiljet')).toMatchObject([
      { period: 'Q2 2027 en later', from: '2027-04-01', until: null, status: 'intends' },
    ]);
    expect(find('Vereenvoudigingswet (eerste')).toMatchObject([{ from: '2026-07-01', until: '2026-09-30' }]);
  });

  it('has what the prose announces, as firm as it says, and nothing of before the letter', () => {
    expect(find('Wet op de politieke partijen per 1 januari 2028')).toMatchObject([
      { from: '2028-01-01', status: 'aims' },
    ]);
    expect(find('Eind 2026 informeert')).toMatchObject([{ status: 'will', until: '2026-12-31' }]);
    expect(find('december 2025')).toEqual([]);
    for (const { until } of items) if (until) expect(until > '2026-04-24').toBe(true);
  });

  it('has items without a date: at the end, in the words of the letter', () => {
    const undated = items.filter(({ from, until }) => !from && !until);
    expect(undated.length).toBeGreaterThanOrEqual(3);
    expect(items.slice(-undated.length)).toEqual(undated);
    expect(undated.every(({ period }) => period !== null)).toBe(true);
    expect(find('constitutionele toetsing')[0]!.period).toMatch(/^Zo snel mogelijk/u);
  });

  it('runs in order of time', () => {
    const ends = items.flatMap(({ until }) => until ?? []);
    expect(ends).toEqual([...ends].sort());
  });

  it('notes where prose and table count differently, and only there', () => {
    const noted = items.filter(({ note }) => note !== null);
    expect(noted).toHaveLength(1);
    expect(noted[0]!.title).toContain('ambtsdelicten');
    expect(noted[0]!.note).toBe(
      'De lopende tekst noemt twee voorstellen; in het planningsoverzicht staat er één.',
    );
  });

  it('cites every item, and each says what its document says', () => {
    for (const { title, citation } of items) {
      const document = library.documents.find(({ id }) => id === citation.documentId)!;
      expect(document.text.slice(citation.start, citation.end)).toBe(citation.quote);
      expect(citation.quote).toBe(title);
    }
  });

  it('of no documents is empty', () => {
    expect(buildTimeline({ documents: [], passages: [], units: [] })).toEqual([]);
  });
});
