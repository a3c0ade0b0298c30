import { fold } from '../text/normalize.ts';
import type { RefusalReason } from '../types.ts';

interface Screen {
  reason: Extract<RefusalReason, 'unsafe' | 'out_of_scope'>;
  pattern: RegExp;
}

/**
 * What the program does not do, whatever the sources say: obey text that gives it orders, speak for a person, advise
 * on a vote, hold an opinion, look up people. Words of the sources' own subjects (terrorisme, bedreiging, racisme)
 * never count. Every pattern is linear: bounded gaps, no nested repetition.
 */
const SCREENS: Screen[] = [
  {
    reason: 'unsafe',
    pattern:
      /\b(?:negeer|vergeet|omzeil|overtreed|sla over|ignore|forget|disregard|override|bypass)\b.{0,40}\b(?:instructies?|regels|opdracht(?:en)?|richtlijnen|prompt|beperkingen|instructions?|rules|guidelines|restrictions|filters?|everything above|alles hierboven)\b/u,
  },
  {
    reason: 'unsafe',
    pattern:
      /\b(?:systeem|system|developer|verborgen|geheime|hidden|initial)[ -]?(?:prompt|instructies?|instructions?|bericht|message)\b|\bsysteemprompt\b|<\|?(?:im_start|im_end|system|endoftext)|\[\/?inst\]|^\s*(?:system|assistant|developer)\s*:|\b(?:jailbreak|dan mode|developer mode|ontwikkelaarsmodus)\b/u,
  },
  {
    reason: 'unsafe',
    pattern:
      /\b(?:doe alsof|speel (?:de rol|een rol)|je bent (?:nu|vanaf nu)|gedraag je|pretend|act as|you are now|roleplay|role-play|from now on you)\b/u,
  },
  {
    reason: 'unsafe',
    pattern:
      /\b(?:antwoord|schrijf|spreek|praat|zeg|reageer|write|speak|answer|respond|reply)\b.{0,30}\b(?:als|namens|in naam van|in de rol van|as|on behalf of|in the voice of)\b.{0,20}\b(?:minister|staatssecretaris|premier|kabinet|koning|bewindspersoon|kamerlid|state secretary|prime minister|politicus)\b/u,
  },
  {
    reason: 'unsafe',
    pattern:
      /\b(?:schrijf|maak|verzin|bedenk|genereer|stel op|fabriceer|write|make up|invent|fabricate|generate|compose)\b.{0,60}\b(?:waarin|dat|over|about|that|claiming|saying)\b.{0,80}\b(?:steekpenningen|corrupt\w*|ontslag|schandaal|gelogen|liegt|crimineel|fraude\w*|affaire|omgekocht|bribes?|resign\w*|scandal|lied|fake|nep\w*|verzonnen)\b/u,
  },
  {
    reason: 'out_of_scope',
    pattern:
      /\b(?:op wie|op welke partij|op welk kamerlid|wie) (?:moet|kan|zal|zou) ik (?:\p{L}+ ){0,3}(?:stemmen|kiezen)\b|\b(?:stemadvies|stemwijzer|voting advice)\b|\b(?:who|which party) should i vote\b|\bwelke partij (?:is|vind je|raad je)\b|\bwat (?:moet|zou) ik stemmen\b/u,
  },
  {
    reason: 'out_of_scope',
    pattern:
      /\b(?:wat (?:vind|denk) (?:jij|je|u)\b|(?:jouw|je|uw) (?:mening|oordeel|persoonlijke)|vind (?:jij|je|u) (?:dat|het|de|minister)|ben (?:jij|je) het (?:ermee )?eens|what do you think|your opinion|do you (?:agree|believe|think))\b/u,
  },
  {
    reason: 'out_of_scope',
    pattern:
      /\b(?:thuisadres|woonadres|privéadres|priveadres|privénummer|privenummer|mobiele nummer|06-nummer|bankrekening\w*|burgerservicenummer|bsn|home address|private (?:phone|number|address)|salaris van|is (?:hij|zij|de minister) getrouwd|waar woont)\b/u,
  },
  {
    reason: 'out_of_scope',
    pattern:
      /^\W*(?:schrijf|maak|bedenk|verzin|genereer|dicht|vertaal|programmeer|vertel|zing|write|compose|create|translate|tell|sing|draw)\b.{0,40}\b(?:gedicht|verhaal(?:tje)?|mop(?:je)?|grap(?:je|jes)?|liedje|lied|rap|code|script|essay|speech|toespraak|tweet|recept|poem|story|jokes?|song|recipe)\b/u,
  },
  {
    reason: 'out_of_scope',
    pattern:
      /\b(?:is|zijn|vindt?|was)\b.{0,50}\b(?:goede?|slechte?|betrouwbare?|beste|slechtste|eerlijke?|slimme?|domme?|good|bad|best|worst|honest)\b.{0,20}\b(?:minister|staatssecretaris|kabinet|partij|premier|politicus|regering|coalitie|politician|party|government)\b/u,
  },
];

/** Whether the question asks for what the program does not do; null for every other question. */
export function screenQuestion(text: string): Screen['reason'] | null {
  const plain = fold(text).slice(0, 1200);
  return SCREENS.find(({ pattern }) => pattern.test(plain))?.reason ?? null;
}
