import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../types.ts';

/** A claim without its frame, cut into parts that can each be true or false; offsets are those of the claim. */
export interface ReadClaim {
  parts: (Span & { text: string })[];
  /** The text with frames blanked out; same length as the claim. */
  bare: string;
  /** True when the claim speaks of the nota and not of the letter. */
  aboutNota: boolean;
  /** True when the claim names the planning table. */
  aboutPlanning: boolean;
}

const MAX_PARTS = 12;
const MIN_WORDS = 4;
const SPEAKER = String.raw`(?:de |het |onze |demissionair |the |dutch )?(?:minister-president|minister|staatssecretaris|kabinet|regering|premier|bewindsman|bewindsvrouw|state secretary|government|cabinet|interior minister|prime minister)(?:\s{1,20}(?:van|of)(?:\s{1,20}[\p{L}]+){1,5}?(?=\s{0,20}(?:[,.]|$)))?`;
const SOURCE = `(?:de |het |deze |die |the |this )?(?:ambtelijke |agenderings?)?(?:beleids)?(?:brief|kamerbrief|beleidsbrief|nota|agenderingsnota|planningsoverzicht|planning|overzicht|letter|policy letter|memo|planning table)(?: (?:binnenlandse zaken|van het kabinet|van de minister|aan de kamer))?`;
const SAYING =
  'aldus|zei|zegt|stelt|schrijft|meldt|belooft|verzekert|benadrukt|erkent|vindt|laat weten|liet weten|verklaart|says|said|states|writes|promises|according to';

/** Words around a claim that say who says it or where it stands. Each is blanked, never judged. */
const FRAMES: RegExp[] = [
  /^\s*(?:(?:concept|draft)\s*)?(?:-\s*)?(?:quote|citaat|tweet|kop|headline|persbericht)\b[^:"“„]{0,60}:\s*/iu,
  /^[^:"“„«'‘]{2,80}:\s*(?=["“„«]|['‘]\p{Lu})/u,
  new RegExp(String.raw`(?<=["”»])[\s,]*(?:(?:${SAYING})[^"“]*|[^"“]{0,90})$`, 'iu'),
  new RegExp(String.raw`(?<=[.,!?]['’])\s*(?:${SAYING})\b[^"“]{0,1000}$`, 'iu'),
  new RegExp(
    String.raw`(?:,\s*)?\b(?:zo\s+)?(?:${SAYING}|blijkt uit|staat in|lezen we in|volgt uit)\s{1,20}(?:${SOURCE}|${SPEAKER})(?:\s[^,.;:]{1,40})?(?=\s{0,20}(?:[.,;!]\s{0,20})?$)`,
    'iu',
  ),
  new RegExp(
    String.raw`,\s*(?:${SPEAKER}|${SOURCE})\s{1,20}(?:${SAYING})(?=\s{0,20}(?:[.!]\s{0,20})?$)`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:volgens|blijkens|conform|according to|as per)\s+(?:${SOURCE}|${SPEAKER})\b\s*,?`,
    'giu',
  ),
  new RegExp(
    String.raw`^\s*(?:uit|in)\s+${SOURCE}\s+(?:blijkt|staat|valt te lezen|lezen we|schrijft het kabinet|meldt het kabinet)\s*(?:te lezen\s*)?(?:dat|:)\s*`,
    'iu',
  ),
  new RegExp(
    String.raw`^\s*(?:${SOURCE}|${SPEAKER})\s+(?:zegt|stelt|meldt|schrijft|vermeldt|laat weten|says|states|writes)\s*(?:dat|that|:)\s*`,
    'iu',
  ),
  /["“”„«»]/gu,
  /^\s*['‘](?=\p{Lu})|(?<=[.!?,])['’](?=\s|$)/gu,
];
const CUTS =
  /;\s+|:\s+|,\s+(?:maar|want|terwijl|en|but|while|and|waarbij|waarmee)\s+|(?<!\s)\s+(?:maar|terwijl|but|while)\s+/giu;

/** Takes the frames off a claim and cuts it into parts: sentences, and clauses that could stand by themselves. */
export function readClaim(claim: string): ReadClaim {
  const bare = FRAMES.reduce(
    (text, frame) => text.replace(frame, (match) => ' '.repeat(match.length)),
    claim,
  );
  const kept = bare.trim().length >= 8 ? bare : claim;
  const parts = splitSentences(kept)
    .flatMap((span) => cutClauses(kept, span))
    .slice(0, MAX_PARTS);
  return {
    parts: parts.map((span) => ({ ...span, text: kept.slice(span.start, span.end) })),
    bare: kept,
    aboutPlanning: /\bplanning(?:soverzicht|stabel)?\b|\bplanning (?:table|overview)\b/iu.test(claim),
    aboutNota: /\b(?:agenderings)?nota\b/iu.test(claim),
  };
}

function cutClauses(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(CUTS)) {
    const at = span.start + match.index;
    const [left, right] = [text.slice(start, at), text.slice(at + match[0].length, span.end)];
    if (isClause(left) && isClause(right) && !ADDING.test(left) && !ASKING.test(right)) {
      parts.push({ start, end: at });
      start = at + match[0].length;
    }
  }
  parts.push({ start, end: span.end });
  return parts;
}

const FINITE =
  /\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|zal|zullen|kan|kunnen|moet|moeten|mag|mogen|wil|willen|gaat|gaan|komt|komen|krijgt|krijgen|blijft|blijven|are|were|has|have|will|should|must|can|[\p{L}]{3,}t)\b/iu;

/** `niet alleen …, maar ook …` is one statement, and so is a question with its second half. */
const ADDING = /\b(?:niet (?:alleen|slechts|enkel)|not only)\b/iu;
const ASKING = /^(?:welke?|hoe|wat|of|waarom|in hoeverre|ook|which|how|whether)\b/iu;

function isClause(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= MIN_WORDS && FINITE.test(text);
}
