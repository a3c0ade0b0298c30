import type { RefusalReason } from '../types.ts';

export interface Screen {
  reason: Extract<RefusalReason, 'unsafe' | 'out_of_scope'>;
  pattern: RegExp;
}

const OFFICE =
  'minister|staatssecretaris|premier|kabinet|koning|bewindspersoon|kamerlid|burgemeester|wethouder|ambtenaar|politicus|state secretary|prime minister|politician|mayor|king|president';

/** Where a sentence, or a piece of text that poses as one, begins. */
const START = String.raw`(?:^|[.!?:;"'>)\]\n=-][ \n]?|\b(?:en|and) )`;

/** Text that gives the program orders, poses as its instructions or asks for them. */
const ORDERS = [
  /\b(?:negeer|vergeet|omzeil|overtreed|sla over|ignore|forget|disregard|override|bypass)\b.{0,40}\b(?:instructies?|regels|opdracht(?:en)?|richtlijnen|prompt|beperkingen|bronnen|instructions?|rules|guidelines|restrictions|filters?|sources|everything above|alles hierboven)\b/u,
  /\b(?:trek je niets aan van|laat)\b.{0,30}\b(?:regels|voorschriften|aanwijzingen|instructies)\b.{0,6}\b(?:varen|los|en)\b|\b(?:your|all|every) (?:answers?|replies|reply|responses?) (?:must|should|will) be\b|\b(?:assume the|neem de) person(?:a|age)\b|\bgehoorzaamt?\b|\byou (?:must |will |now )?obey\b|\b(?:setup|startup|first) message\b|\bik ben (?:de|je|jouw) (?:beheerder|admin|ontwikkelaar|maker|baas)\b|\bi am (?:the|your) (?:admin\p{L}{0,12}|developer|creator|owner)\b|\{\{|~~~/u,
  /\b(?:negeer|vergeet) alles\b|\b(?:forget|ignore|disregard) (?:everything|all|anything) (?:you|above|before|that|i)\b/u,
  /\b(?:de bronnen te negeren|sla je .{1,30} over|schakel .{1,30} uit|laat .{0,20}regels los|regels (?:moet )?los ?laten|(?:do not|don't|stop) follow(?:ing)? (?:your|the|any)|drop your|turn off your|disable your|disabled all (?:my|your))\b/u,
  /\b(?:jouw|your|aan je|je eigen|naar je|al je|van je|over je|met je|volg je) (?:\p{L}{1,20} ){0,2}(?:regels|instructies|richtlijnen|beperkingen|filters?|veiligheids\p{L}{1,20}|prompt|instructions?|rules|guidelines|restrictions)\b/u,
  /\b(?:je|jouw|uw|your) (?:configuratie|configuration|prompt|broncode|source code|geheugen|ontwikkelaars?|developers?|training)\b/u,
  /\b(?:geen|no) (?:regels|beperkingen|restricties|rules|guidelines|restrictions|limits) (?:meer )?(?:voor (?:jou|je)|hebt|heeft|for you)\b|\byou have no (?:rules|guidelines|restrictions|limits)\b|\bwithout (?:any )?(?:rules|guidelines|restrictions|limits)\b/u,
  /\b(?:ongecensureerd|uncensored|unrestricted|onbeperkte (?:assistent|ai|chatbot)|eigen kennis|own knowledge|zonder (?:bronnen|citaten|bronvermelding)|without (?:sources|citations)|citations? are no longer|stop (?:met citeren|citing))\b/u,
  /\b(?:systeem|system|developer|verborgen|geheime|hidden|initial)[ -]?(?:prompt|instructies?|instructions?|rules|regels|bericht|message|override)\b|\bsysteemprompt\b|\bjailbreak\b|\bdan mode\b/u,
  /\b(?:admin(?:istrator)?|beheerder|developer|ontwikkelaars?|maintenance|onderhouds|debug)[ -]?(?:s )?(?:mode|modus|command|commando|override|geeft? (?:je|jou)|bericht|opdracht)\b|\bontwikkelaarsmodus\b|\b(?:bericht|update) van (?:de|het|je) (?:beheerder|systeem|ontwikkelaar)\b|\bas your (?:developer|admin\p{L}{0,12}|creator|owner)\b|\bin (?:die|deze|that|this) mod(?:us|e)\b/u,
  /\b(?:new|real|echte|nieuwe) (?:task|instructions?|role|rol|instructies?|opdracht)(?: is| are| luidt)? ?:|\byour new (?:task|role|instructions)\b|\bje (?:taak|rol|opdracht) is (?:nu|veranderd|gewijzigd)\b|\b(?:mag|mogen|mag je|kun) je (?:nu |voortaan )?(?:alles zeggen|meningen geven|liegen)\b|\bvanaf (?:nu|de volgende vraag) mag je\b|\bbegin met liegen\b/u,
  /<\|?(?:im_start|im_end|system|user|assistant|endoftext)|\[\/?inst\]|<<{1,2}|<\|\w|<(?:start|end)_of_turn>|^\s*(?:system|assistant|developer)\s*:|\n(?:system|assistant|developer|human|user) ?:|"role" ?:|^\{"/u,
  /<\/?(?:question|answer|context|sources?|instructions?|document|prompt|user|script|img|iframe|svg|object|embed|form|s)\b|<!--|"""|```/u,
  /#{2,4} ?(?:instruct\p{L}{0,6}|response|system|user|antwoord|opdracht)|={3,20} ?(?:end|einde?|begin)|-{3,20} ?(?:end|einde?|begin)|\[(?:system|einde?|begin|end) ?\p{L}{0,20}\]/u,
  /!\[|\]\(|\bjavascript:|\bdata:text/u,
  /\b(?:zet|plaats|voeg|stuur|open|schrijf|toon|render|append|add|fetch|send|visit|bezoek|include|put|load|encode|lees|read|deel|share)\b.{0,80}(?:https?:|www\.|\bimage url\b|\b(?:website|site) \w{1,40}\.\w)/u,
  /\b(?:stuur|send|encode|post|forward) (?:dit|this|the|het|alle|all) (?:gesprek|conversation|chat|gegevens|data)\b/u,
  /\b(?:api[- ]?(?:keys?|sleutels?)|omgevingsvariabelen?|environment variables?|password that you|wachtwoord dat je|secret (?:token|code|key|word)|geheime (?:code|sleutel|token))\b/u,
  /\b(?:herhaal|repeat|print|toon|show|geef|output)\b.{0,40}\b(?:above|hierboven|boven (?:dit|deze|het)|this (?:line|conversation|chat))\b/u,
  /\b(?:instructions?|instructies?|opdracht|rules|regels)\b.{0,20}\b(?:were|was|heb|kreeg|did|are) (?:you|je|jij)\b|\b(?:je|jij|you)\b.{0,20}\bvan je (?:ontwikkelaars?|makers?)\b|\b(?:previous|other) users?\b|\bvorige gebruikers?\b/u,
  new RegExp(
    `${START}(?:zeg(?! ?,| (?:eens|even|maar|me|mij|hoe|wat|of|wanneer|wie|waar))|say(?! (?:about|on|that|in|what|whether|how|when|who))|print|output|obey|bevestig met|confirm with|voer (?:die|deze|dit|het|nu|uit)|do what|doe wat)\\b`,
    'u',
  ),
  /\b(?:antwoord(?:en)?|answer|reply|respond|reageer|confirm|bevestig|schrijf|write)\b.{0,20}\b(?:altijd|voortaan|always) (?:met|with|de|the)\b|\b(?:antwoord|answer|reply|respond|geef als antwoord) (?:met|with)\b/u,
  /\b(?:volg|follow|obey|execute|voer)\b.{0,30}\b(?:opdracht(?:en)?|bevel(?:en)?|orders?|commands?)\b|\bfollow (?:it|them|mine|my|those|these)\b|\b(?:please comply|obey (?:any|the|all|my|me|it)|do what (?:it|they|he) says?|doe wat (?:de|het|hij|daar) .{0,20}(?:zegt|staat)|handel deze (?:mail|e-mail|brief) af|en voer uit)\b/u,
  /\b(?:ai[- ]?(?:systemen|systems|system|assistants?)|assistents?|assistants?)\b.{0,20}(?:\b(?:must|to (?:reveal|say|output|ignore)|antwoord|zeg|say|output|stuur|answer)\b|: ?(?:zeg|say))/u,
  /\b(?:zet|plaats|voeg|put|add|append|begin|onderteken|sign|eindig|start)\b.{0,40}\b(?:antwoord|answer|response)\b|\bgeef dit object terug\b|\b[a-z] ?\+ ?[a-z]\b/u,
  /\b(?:doe|zeg|herhaal|repeat|say) (?:dat|that|het|this|de|the) (?:woord|word|zinnetje|code|token)\b|\bzeg jij\b|\bwhen i say\b.{0,30}\byou\b|^\W*(?:(?:goed|ok|oke|prima|great|yes|ja)\W{1,3})?(?:doe dat|ga (?:daarmee |zo |maar )?(?:door|verder)|do (?:that|it|so)|go on|go ahead)\W*$/u,
];

/** Text that wants the program to be, or to speak for, somebody else, or to put words in a mouth. */
const VOICES = [
  /\b(?:doe alsof|speel (?:de rol|een rol)|je bent (?:nu|vanaf nu)|gedraag je|pretend|act as|you are now|roleplay|role-play|from now on you)\b/u,
  /\b(?:stel je voor dat (?:je|jij)|imagine (?:that )?you|verplaats je in|laten we een spel|let(?:'s| us) play|in de ik-vorm|in (?:the )?first person|every answer you give|(?:jij|je) antwoordt? het tegenovergestelde)\b/u,
  new RegExp(
    `\\b(?:jij bent|u bent|je bent|you are) (?:de|het|een|the|a|an) (?:\\p{L}{1,20} ){0,2}(?:${OFFICE}|assistent|ai|chatbot|hacker|piraat|pirate)\\b`,
    'u',
  ),
  new RegExp(
    `\\b(?:antwoord|schrijf|spreek|praat|zeg|reageer|write|speak|answer|respond|reply)\\b.{0,30}\\b(?:als|namens|in naam van|in de rol van|as|on behalf of|in the voice of)\\b.{0,20}\\b(?:${OFFICE})\\b`,
    'u',
  ),
  /^\W*(?:onderteken|sign|beloof|garandeer|promise|guarantee)\b|\bbeloof(?:t)? (?:je|jij|u) (?:mij|me)\b|\byou promise me\b|\bpersoonlijk een toezegging\b/u,
  /\b(?:schrijf|maak|verzin|bedenk|genereer|stel op|fabriceer|write|make up|invent|fabricate|generate|compose)\b.{0,60}\b(?:waarin|dat|over|about|that|claiming|saying)\b.{0,80}\b(?:steekpenningen|corrupt\w*|ontslag|schandaal|gelogen|liegt|crimineel|fraude\w*|affaire|omgekocht|bribes?|resign\w*|scandal|lied|fake|nep\w*|verzonnen)\b/u,
  /^\W*(?:verzin|bedenk|fantaseer|make up|invent|fabricate|claim|beweer|vervals|falsify)\b|\bverzin (?:zelf|een|maar)\b|\b(?:ook al|terwijl) staat (?:dat|het) er niet\b|\b(?:die|dat) (?:hij|zij|ze) nooit (?:heeft|hebben)\b/u,
  /^\W*(?:pas|verander|wijzig|verdraai|alter|change|modify|edit|rewrite|herschrijf)\b.{0,40}\b(?:citaat|citaten|quotes?|bron|source|woorden|words|tekst|text)\b/u,
  /^\W*(?:schrijf|maak|genereer|write|make|generate)\b.{0,40}\b(?:namens|in de stijl van|in the style of|on behalf of|nepbrief|dreigbrief|fake)\b/u,
];

/** What no source can settle: votes, opinions, predictions, private lives, entertainment. */
const MATTERS = [
  /\b(?:op wie|op welke partij|op welk kamerlid|wie) (?:moet|kan|zal|zou) ik (?:\p{L}{1,20} ){0,3}(?:stemmen|kiezen)\b|\b(?:stemadvies|stemwijzer|voting advice)\b|\b(?:who|which party) should i vote\b|\bwelke partij (?:is|vind je|raad je)\b|\bwat (?:moet|zou) ik stemmen\b/u,
  /\bmoet ik (?:op|voor) (?:\p{L}{1,20} ){1,4}(?:stemmen|kiezen)\b|\b(?:overtuig|convince|persuade) (?:mij|me|ons|us|mensen|people)\b|\bwho (?:will|would|is going to) win\b|\bwie (?:wordt|worden) de (?:volgende|nieuwe)\b|\bwie (?:wint|gaat .{0,20}winnen|zal .{0,30}winnen)\b/u,
  /\b(?:welke|which) (?:partij|politicus|politici|minister|bewindspersoon|party|politician)\b.{0,30}\b(?:beste?|meest|slechtste|betrouwbaar\p{L}{0,4}|eerlijk\p{L}{0,4}|best|worst|most)\b|^\W*(?:is|zijn|are) (?:the |de |het )?[\p{L}\d]{1,20} (?:beter|slechter|better|worse) (?:dan|than) /u,
  /\b(?:wat (?:vind|denk) (?:jij|je|u)\b|wat zou (?:jij|je|u) |(?:jouw|je|uw) (?:mening|oordeel|persoonlijke)|vind (?:jij|je|u) (?:dat|het|de|minister)|ben (?:jij|je) het (?:ermee )?eens|what do you think|your opinion|do you (?:agree|believe|think)|je echt denkt)\b/u,
  /\b(?:thuisadres|woonadres|privéadres|priveadres|privénummer|privenummer|mobiele nummer|06-nummer|bankrekening\w*|burgerservicenummer|bsn|home address|private (?:phone|number|address)|salaris van|is (?:hij|zij|de minister) getrouwd|waar woont)\b/u,
  new RegExp(
    `\\b(?:geloof|religie|religion|ziektes?|illness(?:es)?|kinderen|echtgeno\\p{L}{1,6}|vrouw|man|wife|husband|children|gezin|leeftijd|inkomen|huwelijk)\\b (?:van|of|heeft|has|have|does) (?:(?:de|het|the) )?(?:${OFFICE})\\b|\\b(?:is|was) (?:(?:de|the) )?(?:${OFFICE}) (?:getrouwd|married|gescheiden|divorced|ziek|gay|homo|lesbisch|gelovig)\\b`,
    'u',
  ),
  /\b(?:geredigeerde|weggelakte|zwartgemaakte|gelakte|redacted) (?:naam|persoon|ambtenaar|name|person|author)\b|\b(?:zoek op wie|look up who|find out who|weet (?:je|jij|u) over mij|know about me)\b/u,
  /^\W*(?:schrijf|maak|bedenk|verzin|genereer|dicht|vertaal|programmeer|vertel|zing|write|compose|create|translate|tell|sing|draw)\b.{0,40}\b(?:gedicht|verhaal(?:tje)?|mop(?:je)?|grap(?:je|jes)?|liedje|lied|rap|code|script|essay|speech|toespraak|tweet|recept|poem|story|jokes?|song|recipe)\b/u,
  /\b(?:is|zijn|vindt?|was)\b.{0,50}\b(?:goede?|slechte?|betrouwbare?|beste|slechtste|eerlijke?|slimme?|domme?|good|bad|best|worst|honest)\b.{0,20}\b(?:minister|staatssecretaris|kabinet|partij|premier|politicus|regering|coalitie|politician|party|government)\b/u,
];

/**
 * What the program does not do, whatever the sources say, tried in this order on folded text. Words of the sources' own
 * subjects (terrorisme, bedreiging, racisme) never count. Every pattern is linear: bounded gaps, no nested repetition.
 */
export const SCREENS: readonly Screen[] = [
  ...[...ORDERS, ...VOICES].map((pattern): Screen => ({ reason: 'unsafe', pattern })),
  ...MATTERS.map((pattern): Screen => ({ reason: 'out_of_scope', pattern })),
];
