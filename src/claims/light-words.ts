/**
 * Everyday words of Dutch and English that a paraphrase may bring in without saying anything new: light verbs, adverbs,
 * and nouns of time, place and manner. Folded. A claim that uses one which no source has is not thereby more specific.
 */
const LIGHT =
  'treedt treden trad werking komst maak eraan tientallen honderden duizenden snoeit draagvlak rekenen hopen middenin volop thans dreigt slechts ertoe aandacht aandeel aantal aanpak achter actief adres afgelopen afloop algemeen algemene allemaal alleen allerlei anders apart basis bedoeling been begin beginnen ' +
  'begint begon behalve bekend bekende bekijken bekijkt belang belangrijk belangrijke belooft beloven bestaan bestaand bestaande bestaat beter betere betreft betrekking betrokken ' +
  'bewijzen bezig bieden biedt bijna bijvoorbeeld blij boven breed brengen brengt bron buiten centraal daadwerkelijk daarvoor daarna deel denken denkt dicht dichtbij diverse ding dingen ' +
  'doel doorgaan doorgaat draait dragen duidelijk duren durven duur dus echt echte eenmaal eerder eerst eigenlijk einde elkaar elk elke enkel enkele enige enigszins erg ergens ervan erop erover erkennen erkent essentieel ' +
  'extra feit fijn flink fors forse gaande gang gauw geacht gebeuren gebeurt gebied gebieden gebruik gebruiken gebruikt gedaan geen gehele gehoord geld gelden gemaakt genoeg genoemd gepland geplande gericht gevolg gevolgen geval geven geweest gewoon ' +
  'goed goede graag groot grote grip haar hadden hand handen hard heen helemaal helpen herkent hetzelfde hierop hoek hoeken hoge hoog hoor hoort horen houden houdt huidig huidige huis idee ieder iedereen iedere inclusief inzet inzetten juist ' +
  'kant kanten keer kern kiezen kiest kijken kijkt klaar klein kleine klopt kort korte kost kosten kracht krijgen krijgt kun kunt kwam kwamen laatste land langer langs laten leggen legt lekker leren leveren levert ligt liggen loopt lopen los luid ' +
  'maken makkelijk manier manieren me mede meedoen meer meerdere meest meeste melden meldt mensen met meteen middel middels midden mikken mikt min minder minstens misschien mogelijk mogelijke mogelijkheid moeilijk momenteel mooi ' +
  'nadat nader namelijk namens naartoe nadrukkelijk neemt nemen nergens niet niemand nieuws niveau nodig noemen noemt nog nooit nut nuttig omdat ondanks ongeveer onmiddellijk ons ook opnieuw oog ooit orde oude overal overigens ' +
  'paar pas plaats plaatsen plan plannen plek plekken positie praat praten prima punt punten raakt reden redenen rest richten richting rol rond ruim ruimte samen serieus simpel sinds slag slechts snel soms soort speciaal speciale specifiek specifieke speelt spelen spreken spreekt spannen spant ' +
  'staan stap stappen stel stellen stelt steun sterk sterke steken steekt stuk stukken sturen stuurt sommige stond stonden straks streven streeft tal tegelijk tegenover telt terecht terug terwijl thuis tien tijd tijden tijdens toch toe toegang totaal totdat trekt trekken tussen ' +
  'uitgaan uiteindelijk uiterst uitkomst uitkomsten uitvoeren uitvoering uniek vaak vandaag vandaan vanwege vast veel vele ver verder verdere vereist verschil verschillen verschillende vertellen verwacht verwachten verwijst verzekert via vinden vindt ' +
  'voldoende volgend volgende volgens volgt voor vooral voorbeeld voortaan voren vorm vormen vraag vragen vraagt vroeg waarde wachten wat weegt weg weer weinig wel wellicht welk welke werd werk werken werkt wereld weten weet wijze willen winnen wint wonen woont woord woorden zaak zaken zal zeggen zegt zei zeer zeker zelf zet zetten ' +
  'zetten zie zien ziet zijde zit zitten zoals zoek zoeken zonder zorgen zorgt zowel accepteren aldus aangaan oproep merken namen ontbreekt opsturen opgeleverd beschikbaar kennen kent dient dienen bedoeld vervolgens telkens sommigen ervoor ' +
  'able about across actually aim aims among also another any area around asked away back based become being better between big both bring brings call called can cannot case clear close come comes coming country could current currently ' +
  'deal deserve deserves different during each earlier easy else end enough especially even every example existing fact far few find first fit follow following further general get gets getting give given gives giving go goes going good great group ' +
  'hague has hard help helps here high hold how however idea important include includes including instead is issue its just keep kept kind know large last late later least less let level like likely line list little long look looking looks ' +
  'main make makes making many matter may mean means meet more most much must national necessary need needed needs never new next no not nothing now number often once one only onto open order other others our out outside over own part particular parts people per place places plan planned plans play plays point ' +
  'possible present process propose purpose put puts question rather reach ready really reason regarding related right role run same say see seek seen several should show shows side simply since single small some something special specific start started starts state states step steps still strong such sure ' +
  'take taken takes taking tell than that things think this those through throughout thus time times to today todays together tomorrow tomorrows too toward towards try turn two under until up upon use used using various very want wants way ways well were what when where whether which while who whole whose why will within without work working works world would year years yet';

/** Everyday verbs with their forms, pronouns and adverbs that the list above leaves out. */
const MORE =
  'mij mijn jij jou jouw ik wij jullie hem haar zij ze zich mee ermee hiermee waarvan waarop daarop daarbij gekeken keek kijk bekeek hoeft hoeven hoefde schrijven schrijft geschreven schreef lopen gelopen liep ' +
  'spreken gesproken sprak nagaan nagegaan nagaat gaf gegeven geeft krijg kreeg gekregen neem nam genomen trok getrokken ging gegaan stond gestaan zat gezeten vond gevonden hield gehouden bracht gebracht ' +
  'dacht gedacht zocht gezocht wist geweten zag gezien zegt gezegd vroeg gevraagd riep geroepen roept roepen liet gelaten legde gelegd stelde gesteld maakte gemaakt ' +
  'belandt belanden beland raakte geraakt voelen voelt gevoeld proberen probeert geprobeerd lukken lukt gelukt helpen hielp geholpen bestemd beoogd heten heet genaamd noemde genoemd wijst wijzen gewezen ' +
  'levert leverde geleverd gooit gooien klinkt klinken bijgevolg vermoedelijk kennelijk blijkbaar natuurlijk uiteraard immers vooralsnog voorlopig tevens eveneens evenals alsook alsmede zelfs hierdoor daardoor waardoor daartoe hiertoe ertoe ' +
  'uitsluitend enkel louter slechts per los losse gauw erg enorm flinke grondig grondige stevig stevige volop persoon personen iemand individu individuen betreffende omtrent aangaande inzake ' +
  'kunnen konden mocht mochten moest moesten wilde wilden zouden dienden dient behoren behoort durft blijken blijkt bleek schijnt schijnen lijkt lijken leek ' +
  'made make making keep keeps kept name names named naming end ends ended discuss discusses discussed talk talks talking talked living live lives gone went came come gave took taken told said saw seen knew known thought found left put ran run runs ' +
  'turn turns turned become became wants wanted wish wishes hope hopes hoped expect expects expected happen happens happened allow allows allowed bring brings brought carry carries carried stay stays stayed ' +
  'begin begins began begun write writes written wrote speak speaks spoke spoken ask asks asked answer answers offer offers offered receive receives received send sends sent move moves moved add adds added lead leads led ' +
  'several various certain whom whose ours mine yours somebody someone anyone everybody perhaps maybe indeed rather quite almost nearly already soon later today away together above below between against since before after';

export const LIGHT_WORDS: ReadonlySet<string> = new Set(`${LIGHT} ${MORE}`.split(' '));
