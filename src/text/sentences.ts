import type { Span } from '../types.ts';

/** Abbreviations after which a full stop does not end a sentence, without their last stop. */
const ABBREVIATIONS = new Set(
  (
    'mr drs dr ir ing prof jhr mevr mw dhr st nr nrs art artt bijv bv blz pag p pp ca c.s c.q d.w.z e.d e.v ' +
    'enz etc evt excl gem incl i.c i.p.v i.v.m m.a.w m.b.t m.i m.i.v m.m m.n m.u.v n.a.v n.v.t o.a o.b.v o.l.v ' +
    'o.m o.v.v resp t.a.v t.b.v t.g.v t.m t.o.v t.w vgl vnl z.g zgn z.o.z a.d.h.v s.v.p i.h.b ' +
    'jan feb mrt apr aug sept okt nov dec kst stb stcrt lid leden min sec e.g i.e mln mld'
  ).split(' '),
);

/** Of a word before a stop no more is looked at: every abbreviation is shorter. */
const LONGEST_WORD = 80;
const BOUNDARY = /[.!?\u2026]+["'\u201d\u2019)\]*]*(?=\s|$)/gu;

/**
 * Cuts a Dutch (or English) text into sentences; offsets are those of `text`, ends exclude white space.
 * A stop after an abbreviation, an initial or a list number ends nothing, nor does one before a lower-case letter.
 */
export function splitSentences(text: string, from = 0, until = text.length): Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, from, until);
  const part = text.slice(from, until);
  for (const match of part.matchAll(BOUNDARY)) {
    const stop = from + match.index;
    const end = stop + match[0].length;
    if (stop < start || !endsSentence(text, { start, stop, end, until })) continue;
    spans.push({ start, end });
    start = skipSpace(text, end, until);
  }
  const last = text.slice(start, until).trimEnd();
  if (last.length > 0) spans.push({ start, end: start + last.length });
  return spans;
}

function endsSentence(
  text: string,
  at: { start: number; stop: number; end: number; until: number },
): boolean {
  const rest = text.slice(at.end, Math.min(at.end + 40, at.until)).trimStart();
  if (rest === '') return true;
  if (/^[\p{Ll}]/u.test(rest)) return false;
  if (text[at.stop] !== '.') return true;
  const before =
    /(\S+)$/u
      .exec(text.slice(Math.max(at.start, at.stop - LONGEST_WORD), at.stop))?.[1]
      ?.replace(/^[("'\u201c]+/u, '') ?? '';
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(before)) return false;
  if (/^\d{1,2}$/u.test(before) && at.start + before.length === at.stop) return false;
  const word = before.toLowerCase();
  if (word === 'c.s') return /^\p{Lu}/u.test(rest);
  return !ABBREVIATIONS.has(word);
}

function skipSpace(text: string, from: number, until: number): number {
  let at = from;
  while (at < until && /\s/u.test(text[at] ?? '')) at += 1;
  return at;
}
