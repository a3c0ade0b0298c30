import type { Asking } from '../types.ts';
import { fold } from './normalize.ts';

/** Tried in this order, on folded text. Dutch and English, spelling slips of quick typists too. */
const RULES: [Asking, RegExp][] = [
  [
    'amount',
    /\bhoev?ee?l (?:\p{L}+ )?(?:geld|euro|kost|subsidie|budget|miljoen|miljard|belasting|salaris)|\bhoe veel (?:geld|euro|kost)|\b(?:hoe duur|wat (?:kost|kosten)|welk bedrag|hoeveelheid geld|budget|kosten|how much (?:money|does|will|funding|budget)|what does .{1,40} cost)\b/u,
  ],
  [
    'count',
    /\b(?:hoeveel|hoevel|hoe veel|how many|how much|welk percentage|welk aantal|hoe vaak|hoe groot|how often)\b/u,
  ],
  [
    'when',
    /\b(?:wanneer|wnr|waneer|wanner|hoe ?lang|hoe snel|when|how long|how soon)\b|\b(?:welke?|which|what) (?:datum|dag|jaar|maand|kwartaal|termijn|periode|date|day|year|month|quarter)\b/u,
  ],
  ['who', /\b(?:wie|wiens|who|whose|whom)\b|\bhoe he(?:et|ten)\b|\b(?:naam|namen|name) (?:van|of)\b/u],
  [
    'where',
    /\bwaar\b(?! (?:gaat|staat|is|zijn|dient|bestaat|hangt|wacht|werkt|let|kijkt) .{0,60}\b(?:over|voor|uit|van|op|aan|mee|tegen)\b)|\b(?:in|naar|uit) welke? (?:stad|steden|plaats|plaatsen|gemeente|gemeenten|provincie|land|landen)\b|\bwhere\b/u,
  ],
  ['why', /\b(?:waarom|waardoor|hoezo|hoe komt|why|how come)\b/u],
  ['which', /\b(?:welke?|which)\b/u],
  ['how', /\b(?:hoe|how)\b/u],
  ['what', /\b(?:wat|what|waarover|waarvoor|waaruit|waarop)\b/u],
  [
    'yesno',
    /^\W*(?:en |maar |dus )?(?:is|zijn|was|waren|wordt|worden|word|werd|gaat|gaan|komt|komen|krijgt|krijgen|krijg|heeft|hebben|moet|moeten|mag|mogen|kan|kunnen|wil|willen|zal|zullen|zou|blijft|blijven|doet|doen|bestaat|ligt|staat|staan|geldt|helpt|werkt|are|does|do|did|has|have|will|can|could|must|may|should)\b/u,
  ],
];

/** Classes that people use for one another. */
const ALIKE: [Asking, Asking][] = [
  ['which', 'who'],
  ['which', 'what'],
  ['what', 'how'],
  ['who', 'what'],
  ['which', 'count'],
  ['why', 'how'],
  ['why', 'what'],
];

/** What a question asks for. */
export function readAsking(text: string): Asking {
  const plain = fold(text);
  return RULES.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'open';
}

/** 1 when two questions ask the same, 0 when they ask different things, between when that cannot be told. */
export function compareAsking(a: Asking, b: Asking): number {
  if (a === b) return 1;
  if (a === 'open' || b === 'open') return 0.6;
  return ALIKE.some(([left, right]) => (left === a && right === b) || (left === b && right === a)) ? 0.6 : 0;
}
