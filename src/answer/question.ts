import { fold } from '../text/normalize.ts';
import { readNumberWord } from '../text/number-words.ts';
import type { Language, SlotKind } from '../types.ts';
import { placeOf, type QuestionPart, splitQuestion } from './question-parts.ts';

/** What kind of answer a question asks for. */
export type QuestionKind =
  | 'fact'
  | 'when'
  | 'howmuch'
  | 'who'
  | 'where'
  | 'list'
  | 'explain'
  | 'yesno'
  | 'status'
  | 'quote'
  | 'summary';

export interface Question {
  text: string;
  language: Language;
  kind: QuestionKind;
  /** What an answering sentence must hold; any one of them suffices. Empty: anything. */
  wants: SlotKind[];
  /** How many parts a list must have, when the question says so. */
  count: number | null;
  /** True when something about a planning is asked. */
  planning: boolean;
  /** Where the answer must stand, when the question says so: in the planning table or in the prose. */
  place: 'table' | 'prose' | null;
  /** What is counted ("hoeveel gemeenten"): the words between "hoeveel" and the verb. */
  counted: string | null;
  /** The noun after "welk(e)": what an answer must be an instance of. */
  head: string | null;
  /** True when a name is asked for ("hoe heet", "namen van"). */
  asksName: boolean;
  /** What it asks, one or more. */
  parts: QuestionPart[];
  /** The heading that a summary is asked of, as the question words it. */
  section: string | null;
}

const ENGLISH =
  /\b(?:the|what|which|who|when|how|does|did|is there|will|are|by|of the|government|letter|bill|has|have|why|where)\b/giu;
const DUTCH =
  /\b(?:de|het|een|wat|welke|wie|wanneer|hoe|is er|wordt|worden|van|voor|kabinet|brief|waarom|waar|gaat|komt|en|nog)\b/giu;

/** The language that a text is written in, by its function words; Dutch when in doubt. */
export function detectLanguage(text: string): Language {
  const english = text.match(ENGLISH)?.length ?? 0;
  const dutch = text.match(DUTCH)?.length ?? 0;
  return english > dutch ? 'en' : 'nl';
}

interface KindRule {
  kind: QuestionKind;
  wants: SlotKind[];
  pattern: RegExp;
}

/** Tried in this order; the first that fits names the kind. Wording of questions in Dutch and English, spoken forms too. */
const RULES: KindRule[] = [
  {
    kind: 'summary',
    wants: [],
    pattern:
      /\b(?:vat\b.{0,400}\bsamen|samenvatt(?:ing|en)|kort overzicht|in het kort|hoofdpunten|summari[sz]e|summary|main points)\b/u,
  },
  {
    kind: 'quote',
    wants: [],
    pattern:
      /\b(?:citeer|citaat|letterlijk|woordelijk|in welke woorden|met welke woorden|de exacte (?:zin|woorden|tekst)|verbatim|exact(?:ly)? words|quote)\b/u,
  },
  {
    kind: 'when',
    wants: ['calendar'],
    pattern:
      /\b(?:op|per|van|voor|tot|sinds|vanaf|tegen|in|bij|onder)? ?(?:welke?|wat voor) (?:datum|dag|jaar|maand|kwartaal|jaren)\b|\b(?:which|what) (?:date|quarter|year|day|month|years)\b/u,
  },
  {
    kind: 'when',
    wants: ['period', 'event'],
    pattern:
      /\b(?:wanneer|wnr|waneer|wanner|wneer)\b|\b(?:op|per|van|voor|tot|sinds|vanaf|tegen) (?:welke?|wat voor) (?:datum|dag|moment|jaar|maand|kwartaal|periode|termijn|tijdstip)|\b(?:in|bij|onder) (?:welke?|wat voor) (?:kwartaal|jaar|maand|periode|jaren|seizoen)|\b(?:welke?) (?:datum|kwartaal|termijn|periode|jaren)\b|\bhoe laat\b|\bhoe snel\b|\bhoe lang duurt het (?:nog )?voor|\bwhen\b|\bby (?:when|what date)\b|\b(?:in|on|for|from|by) (?:which|what) (?:quarter|year|date|month|day|period|years)\b|\b(?:which|what) (?:quarter|date|year|period)\b|\bhow soon\b/u,
  },
  {
    kind: 'howmuch',
    wants: ['amount'],
    pattern:
      /\bhoev+e+l (?:\p{L}+ )?(?:geld|euro|kost|subsidie|budget|miljoen|miljard)|\b(?:hoe duur|wat (?:kost|kosten)|wat gaat .{1,60} kosten|wat is het (?:budget|bedrag)|welk budget|welk bedrag|wat voor bedrag|hoe hoog is het (?:bedrag|budget))\b|\bhow much (?:\p{L}+ )?(?:money|does|is|will|funding|budget)|\bwhat (?:amount|sum)\b|\bhoeveel trekt\b|\bhow much (?:money|funding|budget)\b|\bwhat (?:does|will|would) .{1,60} cost\b|\b(?:hoe hoog|hoogte van) .{0,40}(?:budget|bedrag|subsidie|boete|vergoeding|salaris|straf)\b|\bhoeveel wordt er (?:uitgegeven|gereserveerd|vrijgemaakt)/u,
  },
  {
    kind: 'howmuch',
    wants: ['percentage', 'number'],
    pattern: /\b(?:welk percentage|hoeveel procent|welk deel|what (?:percentage|share|proportion))\b/u,
  },
  {
    kind: 'howmuch',
    wants: ['frequency', 'period'],
    pattern: /\bhoe vaak\b|\bhow often\b|\bom de hoeveel\b/u,
  },
  {
    kind: 'howmuch',
    wants: ['number', 'amount', 'percentage'],
    pattern: /\bhoeveel\b|\bhoevel\b|\bhoe veel\b|\bhow many\b|\bhow much\b|\bwelk aantal\b|\bhoe groot\b/u,
  },
  { kind: 'when', wants: ['period', 'number'], pattern: /\bhoe ?lang\b|\bhow long\b/u },
  {
    kind: 'fact',
    wants: ['paper'],
    pattern:
      /\b(?:kamerstuk(?:nummer|ken)?|voetnoot|voetnoten|footnote|parliamentary paper|dossiernummer)\b/u,
  },
  {
    kind: 'where',
    wants: ['place'],
    pattern:
      /\b(?:in|naar|uit|bij|rond) welke? (?:stad|steden|plaats|plaatsen|gemeente|gemeenten|provincie|provincies|dorp|dorpen|land|landen|wijk|wijken)\b|^\W*waar (?:komt|komen|ligt|liggen|vindt|zit|zitten) (?!.*\b(?:voor|over|mee|aan|op|van|tegen)\b\W*(?:\p{L}+\W*)?$)|\b(?:which|what) (?:city|cities|town|towns|place|country|countries)\b/u,
  },
  {
    kind: 'who',
    wants: ['actor', 'person'],
    pattern:
      /^(?:\W*en )?\W*(?:(?:aan|van|met|door|voor|bij|onder|tegen|namens|uit)\s*)?(?:wie|wiens|whose|who|whom)\b|\b(?:(?:door|van|met|aan|voor|bij|onder leiding van|in opdracht van|namens) (?:wie|wiens|welke? (?:minister|ministerie|ministeries|commissie|directie|organisatie|partij|partijen|instantie|persoon|bewindspersoon)))\b|\bhoe he(?:et|ten)\b|\b(?:welke?) (?:minister|staatssecretaris|bewindspersoon|bewindspersonen|ministerie|ministeries|commissie|staatscommissie|directie|directies|organisatie|instantie|partij|partijen|persoon|kamerlid|afdeling|afdelingen|overheden|mensen)\b|\bwiens naam\b|\b(?:which|what) (?:minister|ministry|ministries|party|parties|committee|commission|department|organisation|organization|person|body|member)\b|\bby whom\b|\bwith whom\b|\bwie\b/u,
  },
  {
    kind: 'list',
    wants: [],
    pattern:
      /\b(?:welke|wat zijn de|noem(?: de| alle)?|op welke|langs welke|met welke|uit welke|which|what are the|list(?: the)?|name the) (?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|two|three|four|five|six|seven|eight|nine|ten|alle|verschillende|andere) )?\p{L}+(?:en|s|'s|eren|ies)\b/u,
  },
  {
    kind: 'explain',
    wants: [],
    pattern:
      /\b(?:waarom|waardoor|hoezo|hoe komt het|met welk doel|wat is het doel|waartoe|waarvoor|why|how come|for what purpose|hoe|how)\b/u,
  },
  { kind: 'where', wants: [], pattern: /\b(?:waar kan ik|waar moet ik|where can)\b/u },
];

const STATUS =
  /\b(?:al|reeds|inmiddels|nog|nu al|staat (?:al )?vast|besloten|definitief|rond|klaar|in werking|already|yet|still|so far|currently|decided)\b/u;
const VERB_FIRST =
  /^\W*(?:en |maar |dus |stel dat .{1,80}?[.?] )?(?:is|zijn|was|waren|wordt|worden|werd|gaat|gaan|komt|komen|krijgt|krijgen|heeft|hebben|moet|moeten|mag|mogen|kan|kunnen|wil|willen|zal|zullen|zou|blijft|blijven|doet|doen|bestaat|bestaan|ligt|liggen|staat|staan|verandert|veranderen|houdt|houden|zorgt|zorgen|werkt|werken|mogelijk|geldt|vindt|steunt|stopt|neemt|maakt|maken|betaalt|verdwijnt|hoort|klopt|is|are|was|were|does|do|did|has|have|will|can|could|must|may|should)\b/u;

/** Reads from a question what kind of answer it wants. Works on the words alone; knows nothing of any subject. */
export function understandQuestion(text: string): Question {
  const plain = fold(text).trim();
  const rule = RULES.find(({ pattern }) => pattern.test(plain));
  const kind = kindOf(plain, rule);
  return {
    text,
    language: detectLanguage(text),
    kind,
    wants: kind === rule?.kind ? (rule?.wants ?? []) : [],
    count: countOf(plain),
    planning:
      /\b(?:planning(?:soverzicht)?|ingepland|gepland|kwartaal|q[1-4]|indiening|ingediend|naar de (?:tweede )?kamer|planned|scheduled|quarter|planning table)\b/u.test(
        plain,
      ),
    place: placeOf(plain),
    counted:
      /\b(?:hoeveel|hoe veel|how many|welk aantal|aantal|what number of)\s+((?:\p{L}[\p{L}'-]*\s+){0,2}?\p{L}[\p{L}'-]*)(?=\s|[?.!,]|$)/u.exec(
        plain,
      )?.[1] ?? null,
    head: HEAD.exec(plain)?.[1] ?? null,
    asksName: /\b(?:hoe he(?:et|ten)|naam|namen|genoemd|name|names|called)\b/u.test(plain),
    parts: splitQuestion(text),
    section:
      /(?:paragraaf|hoofdstuk|onderdeel|deel|kopje|sectie|section|chapter|paragraph|part)\s+(?:over\s+|on\s+)?['"\u2018\u2019\u201c\u201d]?([^'"\u2018\u2019\u201c\u201d?]+?)['"\u2018\u2019\u201c\u201d]?(?:\s+samen|\s+kort|\s*[.?]|$)/iu.exec(
        text,
      )?.[1] ?? null,
  };
}

function kindOf(plain: string, rule: KindRule | undefined): QuestionKind {
  const isVerbFirst = VERB_FIRST.test(plain);
  const asks = rule && !(isVerbFirst && ['list', 'explain', 'who', 'where'].includes(rule.kind));
  if (asks) return rule.kind;
  if (isVerbFirst || /\b(?:of nie(?:t)?|or not)\b/u.test(plain))
    return STATUS.test(plain) ? 'status' : 'yesno';
  return 'fact';
}

/** Verbs after which a word on -e was a noun ("welke boete staat erop") and no adjective. */
const AFTER_NOUN =
  'staat|staan|komt|komen|gaat|gaan|wordt|worden|werd|werden|heeft|hebben|krijgt|krijgen|moet|moeten|mogen|kunnen|' +
  'willen|zullen|zijn|waren|doet|doen|geldt|gelden|hoort|horen|leidt|leiden|maakt|maken|neemt|nemen|blijft|blijven|' +
  'ligt|liggen|hangt|valt|vallen|werkt|werken|geeft|geven|kost|stelt|does|will|have|must|were|applies';
const HEAD = new RegExp(
  `\\b(?:welke?|wat voor|which|what kind of) ` +
    `(?:(?:extra|nieuwe?|andere|precieze|concrete|soort(?:en)?|\\p{L}+e(?= (?!(?:${AFTER_NOUN})\\b)\\p{L}{4,})) )?(\\p{L}{4,})`,
  'u',
);

function countOf(plain: string): number | null {
  const match =
    /\b(?:welke|wat zijn de|noem de|de|which|the|alle|op welke|langs welke) (twee|drie|vier|vijf|zes|zeven|acht|negen|tien|two|three|four|five|six|seven|eight|nine|ten) \p{L}+/u.exec(
      plain,
    );
  return match ? readNumberWord(match[1]!) : null;
}
