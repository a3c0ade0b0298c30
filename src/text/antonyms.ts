/**
 * Opposites of Dutch and English policy language: an axis has two poles, and a pole is a list of folded word beginnings
 * (`verhog*`) or whole words and phrases. The table is about the language; it names no subject of any document.
 */
export interface Axis {
  name: string;
  plus: string[];
  minus: string[];
}

/** Axes whose words are so telling that a shared subject is enough to compare them. */
const SPECIFIC = new Set(
  'continuation support permission obligation severity acceptance democracy change ending openness'.split(
    ' ',
  ),
);

export const AXES: Axis[] = [
  axis(
    'quantity',
    'meer omvangrijker ruimer vaker vergrot* verhog* verhoog* verho* toename toenem* toeneemt stijg* groei* groeit uitbreid* uitgebreid* verruim* vermeerder* groter hoger langer extra oplop* opgehoogd ' +
      'vermenigvuldig* verdubbel* opschal* increas* more expand* grow* rais* bigger larger higher extend* neemt..toe',
    'minder verklein* verlag* verlaag* afname afneem* afneemt afgenomen daling dalen daalt gedaald krimp* vermind* reduc* beperk* inperk* terugdring* slinken slanker kleiner lager korter inkrimp* halver* gehalveerd bezuinig* ' +
      'afslank* decreas* fewer less smaller lower cut cuts shrink* shorter neemt..af dring..terug weniger snijd* snoei*',
  ),
  axis(
    'strength',
    'versterk* verstevig* sterker sterk sterke steviger bestendig* strengthen* reinforc* stronger strong robuuster intensiver*',
    'verzwak* afgezwak* ondermijn* uithol* afzwak* zwakker zwak zwakke fragieler weaken* undermin* weaker weak erode*',
  ),
  axis(
    'quality',
    'verbeter* beter betere betrouwbaarder improv* better geslaagd* succesvol* vooruitgang',
    'verslechter* minder slechter slechtere worsen* worse deteriorat* mislukt* achteruitgang',
  ),
  axis(
    'continuation',
    'doorga* gaat..door gaan..door ging..door voortzet* zet..voort zetten..voort onverminderd behoud* blijft..bestaan handhaav* hervat* voortgezet continu* carries..on keeps..going ongoing',
    'stop* staak* gestaakt beeindig* stilleg* stilgelegd afbouw* bouwt..af opschort* pauzeer* pauze opgeschort lager..pitje afgeblazen halt* trekt..stekker ended ends suspend* phase..out wind..down zet..stop terugschroef* schroeft..terug',
  ),
  axis(
    'existence',
    'opricht* opgericht invoer* ingevoerd instell* ingesteld introduc* creer* gecreeerd establish* aanleg* set..up',
    'ophef* opgeheven hef..op heft..op afschaf* afgeschaft schaft..af intrek* ingetrokken schrap* geschrapt abolish* scrap* repeal* withdraw* opdoek* doekt..op',
  ),
  axis(
    'support',
    'voorstander* pleit..voor pleiten..voor bepleit* ijvert..voor advocat* maakt..sterk maken..sterk steunt steunen onderschrijf* onderschreven overneem* neemt..over omarm* volgt..op opvolg* opgevolgd bijval in..favour endors* support* eens..met',
    'tegenstander* pleit..tegen pleiten..tegen verwerp* verworpen wijst..af afwijz* afgewezen naast..zich weiger* keert..tegen verzet..tegen oneens reject* oppos* refus* ziet..af wijs..hand verzet* negeer* negeert disregard*',
  ),
  axis(
    'permission',
    'toesta* toegestaan staat..toe mogen mag allow* permit* legali*',
    'verbied* verbod* verboden ban banned prohibit* forbid* verbiedt',
  ),
  axis(
    'obligation',
    'verplicht* plicht moeten* bindend mandatory compulsory oblig* binding dwingend',
    'vrijwillig* vrijblijvend* facultatie* optione* voluntar* optional non-binding niet-bindend vrije..keuze',
  ),
  axis(
    'severity',
    'zwaarder* strenger* strikter* harder* aanscherp* aangescherpt scherpt..aan heavier stricter tougher harsher verzwaar* tighten*',
    'lichter* milder* soepeler* versoepel* verlicht* lighter lenient* relax* coulanter',
  ),
  axis(
    'openness',
    'openbaar openbare publiek* transparant* openheid public transparent openly disclosed',
    'vertrouwelijk* geheim* geheimgehouden besloten..karakter confidential secret* classified verborgen',
  ),
  axis(
    'simplicity',
    'eenvoudig* simpel* vereenvoudig* makkelijk* gemakkelijk* begrijpelijk* simpl* easier easy toegankelijk* accessible',
    'ingewikkeld* complex* moeilijk* lastig* omslachtig* onbegrijpelijk* complicat* harder..to difficult* ontoegankelijk* bureaucratischer',
  ),
  axis(
    'acceptance',
    'aanvaard* aangenomen aanneem* goedgekeurd* goedkeur* ingestemd instem* bekrachtig* adopted accepted approved pass passed',
    'verworpen afgekeurd* afgestemd weggestemd gesneuveld afgewezen defeated rejected voted..down tegengehouden',
  ),
  axis(
    'speed',
    'sneller snel* spoedig* voortvarend* versnel* bespoedig* tempo speed* accelerat* quickly swift* vlot* prompt*',
    'langzamer langzaam* traag* vertraag* vertraging* uitstel* uitgesteld stelt..uit delay* slow* postpon* temporiser*',
  ),
  axis(
    'togetherness',
    'samen gezamenlijk* samenwerk* gemeenschappelijk* in..overleg jointly together handen..ineen cooperat* collaborat*',
    'alleen..oplossen eigen..kracht eigen..houtje zelfstandig..oplossen in..eentje zonder..hulp alone single-handed* afzonderlijk..van zonder..overleg eenzijdig..besluit',
  ),
  axis(
    'totality',
    'alle allen iedereen altijd overal ieder elke all everyone always everywhere every volledig geheel',
    'niemand nooit nergens none nobody never nowhere',
  ),
  axis(
    'democracy',
    'democratiser* democratischer democratized democratised',
    'autocratiser* autocratischer autocratized autocratised',
  ),
  axis('equality', 'gelijk* gelijkwaardig* equal*', 'ongelijk* achtergesteld* unequal*'),
  axis(
    'certainty',
    'zeker* vanzelfsprekend* vast staat..vast certain guaranteed self-evident',
    'onzeker* uncertain',
  ),
  axis(
    'encouragement',
    'stimuleer* stimuler* bevorder* aanmoedig* moedigt..aan ondersteun* encourag* promot* foster* faciliteer* helpt helpen',
    'ontmoedig* belemmer* tegenwerk* werkt..tegen dwarsboom* frustreer* discourag* hinder* obstruct* bemoeilijk*',
  ),
  axis('trust', 'vertrouwen vertrouwt trust', 'wantrouw* distrust mistrust'),
  axis(
    'protection',
    'bescherm* veiliger veilig* beveilig* waarborg* protect* safe safer safeguard*',
    'onbeschermd* onveilig* blootstel* prijsgev* unsafe expose*',
  ),
  axis(
    'change',
    'wijzig* aanpas* aangepast herzien* herziening verander* hervorm* moderniser* beperken aanpak* amend* reform* change* revis* vernieuw*',
    'ongemoeid ongewijzigd* onveranderd* ongemoeid..laten unchanged intact..laten zo..laten',
  ),
  axis(
    'ending',
    'afgerond afgehandeld voltooid klaar..is helemaal..klaar finished completed done..with',
    'bezig gaande volle..gang nog..niet..klaar middenin lopend* unfinished underway',
  ),
  axis(
    'priority',
    'prioriteit* belangrijk* essentieel* cruciaal* nodig noodzakelijk* onmisba* nuttig* wenselijk* indispensable necessary kernopgave* voorop centraal important essential crucial priority',
    'bijzaak overbodig* onnodig* nutteloos nutteloze misbaar onwenselijk* unnecessary superfluous undesirable onbelangrijk* ondergeschikt* bijkomstig* unimportant side..issue',
  ),
  axis(
    'decay',
    'herstel* opknap* opgebouwd restor* rebuild*',
    'afbraak afbreken verval* vernietig* destroy* kapot',
  ),
  axis(
    'efficiency',
    'efficient* effectief* effectiev* doelmatig* slank* efficien*',
    'inefficient* ineffectief* verspil* wasteful',
  ),
];

function axis(name: string, plus: string, minus: string): Axis {
  return { name, plus: plus.split(' '), minus: minus.split(' ') };
}

/** True for an axis whose words are telling by themselves. */
export function isSpecificAxis(name: string): boolean {
  return SPECIFIC.has(name);
}
