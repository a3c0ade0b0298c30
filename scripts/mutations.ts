import { readFileSync, writeFileSync } from 'node:fs';
import { parseLetter, splitLetterAndNota } from '../src/ingest/letter.ts';
import { buildPassages } from '../src/ingest/passages.ts';
import { MODALITIES, POLARITIES, SYNONYMS } from './mutation-stance-tables.ts';
import { ACTORS, AMOUNTS, NUMBERS, PERIODS, QUARTERS, type Swap, UNITS } from './mutation-tables.ts';

/**
 * Writes evals/mutations.jsonl: from the sentences of the letter, claims that one change makes wrong, and controls that
 * stay right. A fixed seed picks among replacements. Run with `npx tsx scripts/mutations.ts`.
 * Shares no code with src/claims and src/text: only the sentences come from the ingest.
 */
interface Sentence {
  text: string;
  kind: string;
  period: string | null;
  raw: string[];
}

interface Item {
  id: string;
  lang: 'nl';
  kind: string;
  claim: string;
  verdict: 'supported' | 'contradicted';
  evidence: string[][];
  differs?: { claim: string; source: string };
  note: string;
}

const SEED = 20260424;
const ROOT = new URL('..', import.meta.url);

function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function readSentences(): Sentence[] {
  const raw = readFileSync(new URL('corpus/sources/beleidsbrief-bzk-2026-04-24.txt', ROOT), 'utf8');
  const { letter, nota } = splitLetterAndNota(raw);
  const identity = { title: '', reference: null, sourceUrl: null };
  const documents = [
    parseLetter(raw, letter, { ...identity, id: 'letter', kind: 'policy-letter', date: '2026-04-24' }),
    ...(nota ? [parseLetter(raw, nota, { ...identity, id: 'nota', kind: 'nota', date: '2026-04-13' })] : []),
  ];
  return documents.flatMap((document) =>
    buildPassages(document).flatMap((passage) =>
      passage.sentences.map(({ start, end }) => ({
        text: document.text.slice(start, end).replace(/\s+/gu, ' '),
        kind: passage.kind,
        period: passage.period ? document.text.slice(passage.period.start, passage.period.end) : null,
        raw: [document.text.slice(start, end)],
      })),
    ),
  );
}

/** Every replacement of every swap that fits a sentence, one change each. */
function swap(sentence: Sentence, swaps: Swap[], kind: string): Omit<Item, 'id'>[] {
  return swaps.flatMap(({ pattern, to }) => {
    const match = pattern.exec(sentence.text);
    if (!match) return [];
    return to.map((replacement) => {
      const put = match[0].replace(pattern, replacement);
      const changed = sentence.text.replace(pattern, replacement);
      return {
        lang: 'nl' as const,
        kind,
        claim: changed,
        verdict: 'contradicted' as const,
        evidence: [sentence.raw],
        differs: { claim: put === match[0] ? replacement : put, source: match[0] },
        note: 'one change',
      };
    });
  });
}

/** A row of the planning table as a claim, in its own quarter and in others. */
function rowClaims(sentence: Sentence): Omit<Item, 'id'>[] {
  if (sentence.period === null) return [];
  const evidence = [sentence.raw, [sentence.period]];
  const right = { lang: 'nl' as const, verdict: 'supported' as const, evidence, note: 'row and its period' };
  const controls = /^Q/u.test(sentence.period)
    ? [
        {
          ...right,
          kind: 'control_row',
          claim: `In het planningsoverzicht staat ${sentence.text} bij ${sentence.period}.`,
        },
      ]
    : [];
  const asNumber = (quarter: string): number =>
    Number(/20\d\d/u.exec(quarter)?.[0] ?? 0) * 4 +
    Number(/Q(\d)/u.exec(quarter)?.[1] ?? (/eerste/u.test(quarter) ? 1 : 4));
  const own = asNumber(sentence.period);
  const isOpen = /later/u.test(sentence.period);
  const wrong = QUARTERS.filter((quarter) => (isOpen ? asNumber(quarter) < own : asNumber(quarter) !== own));
  const quarters = /^Q/u.test(sentence.period)
    ? wrong.map((quarter) => ({
        lang: 'nl' as const,
        kind: 'quarter',
        claim: `Volgens de planning gaat ${sentence.text} in ${quarter} naar de Tweede Kamer.`,
        verdict: 'contradicted' as const,
        evidence,
        differs: { claim: quarter, source: sentence.period! },
        note: 'another quarter',
      }))
    : [];
  const done = {
    lang: 'nl' as const,
    kind: 'modality',
    claim: `${sentence.text} is inmiddels door beide Kamers aangenomen.`,
    verdict: 'contradicted' as const,
    evidence,
    differs: { claim: 'aangenomen', source: sentence.period },
    note: 'planned, not done',
  };
  return [...controls, ...quarters, done];
}

const CONTENT = /[\p{L}]{4,}/gu;

function isWhole(sentence: Sentence): boolean {
  return (
    ['paragraph', 'list-item'].includes(sentence.kind) &&
    (sentence.text.match(CONTENT) ?? []).length >= 4 &&
    /[.;]$/u.test(sentence.text)
  );
}

/** The sentence itself, with a frame, with a synonym, or cut at its first subordinate clause. */
function controls(sentence: Sentence, random: () => number): Omit<Item, 'id'>[] {
  if (!isWhole(sentence)) return [];
  const bare = sentence.text.replace(/^\d\. /u, '');
  const right = {
    lang: 'nl' as const,
    verdict: 'supported' as const,
    evidence: [sentence.raw],
    note: 'keeps the meaning',
  };
  const items = [{ ...right, kind: 'control_original', claim: bare }];
  const frames = ['Volgens de brief: ', 'In de brief staat: ', 'Conceptquote minister: "'];
  const frame = frames[Math.floor(random() * frames.length)]!;
  items.push({ ...right, kind: 'control_frame', claim: `${frame}${bare}${frame.endsWith('"') ? '"' : ''}` });
  const fits = SYNONYMS.filter(({ pattern }) => pattern.test(bare));
  const chosen = fits[Math.floor(random() * fits.length)];
  if (chosen) {
    const replacement = chosen.to[Math.floor(random() * chosen.to.length)]!;
    const changed = bare.replace(chosen.pattern, replacement);
    items.push({ ...right, kind: 'control_synonym', claim: changed[0]!.toUpperCase() + changed.slice(1) });
  }
  const cut = /^(.{40,}?), (?:waarmee|waardoor|zodat|waarbij|die|dat|onder meer|bijvoorbeeld) /u.exec(bare);
  if (cut && !/^(?:Als|Wanneer|Om|Waar|Hoewel|Zoals)\b/u.test(bare))
    items.push({ ...right, kind: 'control_cut', claim: `${cut[1]}.` });
  return items;
}

function main(): void {
  const random = makeRandom(SEED);
  const seen = new Set<string>();
  const items: Item[] = [];
  for (const sentence of readSentences()) {
    const isFact = isWhole(sentence) || ['letterhead', 'note'].includes(sentence.kind);
    const wrong = isFact
      ? [
          ...swap(sentence, NUMBERS, 'number'),
          ...swap(sentence, AMOUNTS, 'amount'),
          ...swap(sentence, UNITS, 'unit'),
          ...swap(sentence, PERIODS, 'period'),
          ...swap(sentence, ACTORS, 'actor'),
          ...swap(sentence, MODALITIES, 'modality'),
          ...swap(sentence, POLARITIES, 'polarity'),
        ]
      : [];
    for (const item of [...wrong, ...rowClaims(sentence), ...controls(sentence, random)]) {
      if (seen.has(item.claim) || (item.claim === sentence.text && item.verdict === 'contradicted')) continue;
      seen.add(item.claim);
      items.push({ id: `m${String(items.length + 1).padStart(4, '0')}`, ...item });
    }
  }
  writeFileSync(
    new URL('evals/mutations.jsonl', ROOT),
    `${items.map((item) => JSON.stringify(item)).join('\n')}\n`,
  );
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  console.log(`${items.length} items: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
}

main();
