import { fold } from '../text/normalize.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';

export type ActorClass =
  | 'ministry' | 'office' | 'cabinet' | 'chamber' | 'party' | 'body' | 'tier' | 'province' | 'place' | 'island' | 'person' | 'name';

/** Somebody or some place that a text names. `id` is the same for all names of one actor. */
export interface ActorMention extends Span {
  text: string;
  id: string;
  class: ActorClass;
  /** For `motie-X`, `commissie-X`: the word before the name. */
  role?: string;
}

/** Names of actors by class: `id = name, other name`. Dutch government in general; nothing of any one document. */
const NAMES: Record<Exclude<ActorClass, 'name' | 'person'>, string> = {
  ministry: `bzk = binnenlandse zaken en koninkrijksrelaties, binnenlandse zaken, bzk, minbzk, stasbzk, home affairs, the interior, interior and kingdom relations, interior ministry
    jenv = justitie en veiligheid, jenv, j&v, justice and security, justitie
    vws = volksgezondheid welzijn en sport, volksgezondheid, vws, health welfare and sport
    vro = volkshuisvesting en ruimtelijke ordening, volkshuisvesting, vro, housing and spatial planning
    szw = sociale zaken en werkgelegenheid, sociale zaken, szw, social affairs and employment, social affairs
    ocw = onderwijs cultuur en wetenschap, ministerie van onderwijs, ocw, education culture and science
    fin = ministerie van financien, minister van financien, financien, ministry of finance
    az = algemene zaken, az, general affairs
    bz = buitenlandse zaken, foreign affairs
    def = ministerie van defensie, minister van defensie, defensie, ministry of defence
    ez = economische zaken, economische zaken en klimaat, ezk, economic affairs
    ienw = infrastructuur en waterstaat, ienw, i&w, infrastructure and water management
    lvvn = landbouw visserij voedselzekerheid en natuur, lnv, lvvn, ministerie van landbouw
    kgg = klimaat en groene groei, kgg
    aenm = asiel en migratie, aenm, a&m`,
  office: `minister-president = minister-president, premier, prime minister
    staatssecretaris = staatssecretaris, state secretary, stas
    minister = minister, ministers
    regeringscommissaris = regeringscommissaris
    ministerraad = ministerraad, council of ministers
    informateur = informateur, formateur
    koning = koning, king
    burgemeester = burgemeester, burgemeesters, mayor, mayors
    wethouder = wethouder, wethouders, alderman, aldermen
    commissaris-koning = commissaris van de koning, commissarissen van de koning
    politie = politie, police
    openbaar-ministerie = openbaar ministerie, public prosecution service
    rechter = rechter, rechters, judges, judge`,
  cabinet: `kabinet = kabinet, regering, rijk, rijksoverheid, bewindspersonen, bewindslieden, we, wij, ons, onze, cabinet, government, national government, dutch government`,
  chamber: `ek = eerste kamer, senaat, ek, senate, upper house
    tk = tweede kamer, tk, house of representatives, lower house
    ep = europees parlement, european parliament
    ec = europese commissie, european commission
    er = europese raad, raad van ministers`,
  party: `vvd = vvd
    d66 = d66
    cda = cda
    pvv = pvv
    glpvda = groenlinks-pvda, pvda, groenlinks, gl-pvda
    sp = sp
    sgp = sgp
    cu = christenunie, cu
    bbb = bbb
    volt = volt
    denk = denk
    pvdd = pvdd, partij voor de dieren
    ja21 = ja21
    fvd = forum voor democratie, fvd
    nsc = nsc, nieuw sociaal contract
    50plus = 50plus`,
  body: `rvs = raad van state, afdeling advisering, council of state
    kiesraad = kiesraad, electoral council
    aivd = aivd, algemene inlichtingen- en veiligheidsdienst
    mivd = mivd, militaire inlichtingen- en veiligheidsdienst
    nctv = nctv, nationaal coordinator terrorismebestrijding en veiligheid
    uwv = uwv
    svb = svb, sociale verzekeringsbank
    duo = duo, dienst uitvoering onderwijs
    rvo = rvo
    ind = ind
    vng = vng, vereniging van nederlandse gemeenten
    ipo = ipo, interprovinciaal overleg
    unie = unie van waterschappen
    rekenkamer = algemene rekenkamer
    ombudsman = nationale ombudsman, ombudsman
    hogeraad = hoge raad, supreme court
    belastingdienst = belastingdienst, tax authority
    crm = college voor de rechten van de mens
    ap = autoriteit persoonsgegevens
    acm = autoriteit consument en markt
    wodc = wodc
    scp = scp, sociaal en cultureel planbureau
    cpb = cpb, centraal planbureau
    pbl = pbl
    rob = raad voor het openbaar bestuur
    cbs = cbs, centraal bureau voor de statistiek
    tno = tno
    napp = napp, nederlandse autoriteit politieke partijen
    prodemos = prodemos
    vn = verenigde naties, united nations
    navo = navo, nato
    oeso = oeso, oecd`,
  tier: `gemeente = gemeenten, gemeentes, gemeente, municipalities, municipality
    provincie = provincies, provinces, provincie
    waterschap = waterschappen, waterschap, water boards
    gemeenteraad = gemeenteraden, gemeenteraad, municipal councils
    staten = provinciale staten
    bedrijfsleven = bedrijfsleven, bedrijven, businesses
    veiligheidsregio = veiligheidsregio's, veiligheidsregio`,
  province: `groningen = groningen
    friesland = friesland, fryslan
    drenthe = drenthe
    noord-drenthe = noord-drenthe
    overijssel = overijssel
    flevoland = flevoland
    gelderland = gelderland
    utrecht = utrecht
    noord-holland = noord-holland
    zuid-holland = zuid-holland
    zeeland = zeeland
    noord-brabant = noord-brabant, brabant
    west-brabant = west-brabant
    oost-brabant = oost-brabant
    limburg = limburg, noord-limburg, zuid-limburg
    twente = twente
    achterhoek = achterhoek
    rivierland = rivierland, rivierenland
    veluwe = veluwe
    betuwe = betuwe
    zeeuws-vlaanderen = zeeuws-vlaanderen
    randstad = randstad
    parkstad = parkstad
    kop = kop van noord-holland
    foodvalley = foodvalley`,
  place: `amsterdam = amsterdam
    rotterdam = rotterdam
    den haag = den haag, the hague
    eindhoven = eindhoven
    tilburg = tilburg
    almere = almere
    breda = breda
    nijmegen = nijmegen
    arnhem = arnhem
    enschede = enschede
    apeldoorn = apeldoorn
    maastricht = maastricht
    zwolle = zwolle
    leeuwarden = leeuwarden
    assen = assen
    middelburg = middelburg
    delfzijl = delfzijl
    brussel = brussel, brussels
    willemstad = willemstad
    duitsland = duitsland, germany
    belgie = belgie, belgium
    frankrijk = frankrijk, france`,
  island: `aruba = aruba
    curacao = curacao
    sint maarten = sint maarten
    bonaire = bonaire
    sint eustatius = sint eustatius, statia
    saba = saba`,
};

interface Known {
  words: string[];
  id: string;
  class: ActorClass;
}
const BY_FIRST = new Map<string, Known[]>();
for (const [kind, lines] of Object.entries(NAMES)) {
  for (const line of lines.split('\n')) {
    const [id, names] = line.split('=').map((side) => side.trim());
    for (const name of names!.split(',')) add(kind as ActorClass, { id: id!, name: name.trim() });
  }
}

function add(kind: ActorClass, { id, name }: { id: string; name: string }): void {
  const words = name.split(/[\s&]+/u).filter((word) => word !== '');
  const list = BY_FIRST.get(words[0]!) ?? [];
  list.push({ words, id: `${kind}:${id}`, class: kind });
  BY_FIRST.set(words[0]!, list.sort((a, b) => b.words.length - a.words.length));
}

const PREFIXED = /\b(motie|commissie|staatscommissie|initiatiefvoorstel|amendement|wet|akkoord|rapport|kabinet)-(\p{Lu}[\p{L}]+(?:\s\p{Lu}[\p{L}]+)*)/gu;
const CAPITALS =
  /(?<![\p{L}\d])\p{Lu}[\p{L}\d]*(?:[-'][\p{L}\d]+)*(?:\s+(?:(?:van|de|der|den|voor|het|en|tegen|of)\s+){0,2}\p{Lu}[\p{L}\d]*(?:[-'][\p{L}\d]+)*)*/gu;
/** Small words that a sentence may open with before a name. */
const OPENERS = /^(?:de|het|een|in|op|bij|aan|van|met|voor|dankzij|volgens|sinds|ook|als|er|the|a|an|at|by|binnen|om|zo|dat|die|via|uit|na|wie|and|onder|wij|we|geen|alle|elke)\s+(?=\p{Lu})/iu;
/** English words and Dutch nouns that are written with a capital without naming anybody. */
const NO_NAME = /^(?:the|a|an|in|by|of|for|judges|civil|bill|conceptquote|wet|grondwet|kamer|kamers|constitution|act|q[1-4]|europe[se]*|european|dutch|nederlandse?|nederland|netherlands|wetsvoorstel|algemene wet.*|i+|bijlage|datum|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)$/u;

/**
 * Finds who and where: ministries, offices, chambers, parties, bodies, tiers of government, regions, persons, names.
 * A capital at the start of a sentence names nobody unless the word is known or the name has more capitals.
 */
export function findActors(text: string): ActorMention[] {
  const found = [...findPrefixed(text), ...findRegional(text)];
  const free = (span: Span): boolean => !found.some((one) => one.start < span.end && span.start < one.end);
  for (const mention of findKnown(text)) if (free(mention)) found.push(mention);
  for (const mention of findNames(text)) if (free(mention)) found.push(mention);
  return found.sort((a, b) => a.start - b.start);
}

function findPrefixed(text: string): ActorMention[] {
  return [...text.matchAll(PREFIXED)].map((match) => ({
    start: match.index, end: match.index + match[0].length, text: match[0], id: `person:${fold(match[2]!)}`, class: 'person' as const, role: fold(match[1]!),
  }));
}

const REGIONAL = /\b(provincie|gemeente|stad|waterschap|veiligheidsregio|province of|municipality of) (\p{Lu}[\p{L}-]+)/gu;

/** `de provincie X` acts; `X` alone is a place. */
function findRegional(text: string): ActorMention[] {
  return [...text.matchAll(REGIONAL)].map((match) => ({
    start: match.index, end: match.index + match[0].length, text: match[0], id: `body:${fold(match[0])}`, class: 'body' as const,
  }));
}

/** Words that a body's name begins with. */
const BODY =
  /^(?:staatscommissie|commissie|college|raad|autoriteit|instituut|studiegroep|taskforce|nationaal coordinator|inspectie|stichting|vereniging|bureau|dienst|adviescollege|ondersteuningsteam|planbureau|centrum|kenniscentrum|nationale)\b/u;

function findKnown(text: string): ActorMention[] {
  const tokens = tokenize(text);
  const found: ActorMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const known = (BY_FIRST.get(tokens[at]!.norm) ?? []).find(({ words }) =>
      words.every((word, step) => tokens[at + step]?.norm === word),
    );
    if (!known || !isWritten(text, { known, start: tokens[at]!.start, end: tokens[at]!.end })) continue;
    const span = { start: tokens[at]!.start, end: tokens[at + known.words.length - 1]!.end };
    found.push({ ...span, text: text.slice(span.start, span.end), id: known.id, class: known.class });
    at += known.words.length - 1;
  }
  return found;
}

/** Names of two letters and words such as `denk` and `volt` count only when written with a capital. */
function isWritten(text: string, { known, start, end }: { known: Known } & Span): boolean {
  const written = text.slice(start, end);
  if (['ministry', 'party', 'body', 'place', 'province', 'island'].includes(known.class) && known.words.length === 1) {
    return /^\p{Lu}/u.test(written) || /^\d/u.test(written);
  }
  return known.class !== 'chamber' || known.words.length > 1 || /^\p{Lu}|senaa?t/u.test(written);
}

/** `toets van de Commissie X` names two: what stands behind `van de` and begins as a body does is one by itself. */
function splitName(name: string, start: number): ActorMention[] {
  const joint = / van (?:de |het )?(?=\p{Lu})/u.exec(name);
  if (joint && joint.index > 0 && BODY.test(fold(name.slice(joint.index + joint[0].length)))) {
    const rest = joint.index + joint[0].length;
    return [...splitName(name.slice(0, joint.index), start), ...splitName(name.slice(rest), start + rest)];
  }
  const isBody = BODY.test(fold(name));
  return [{ start, end: start + name.length, text: name, id: `${isBody ? 'body' : 'name'}:${fold(name)}`, class: isBody ? 'body' : 'name' }];
}

function findNames(text: string): ActorMention[] {
  const found: ActorMention[] = [];
  for (const match of text.matchAll(CAPITALS)) {
    const opener = OPENERS.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(opener);
    const start = match.index + opener;
    const opens = opener === 0 && (start === 0 || /[.!?:"“„'‘(]\s*$/u.test(text.slice(0, start)));
    const capitals = (name.match(/(?<![\p{L}])\p{Lu}/gu) ?? []).length;
    const isAcronym = /^\p{Lu}{2,}\d*$/u.test(name);
    if (NO_NAME.test(fold(name)) || (opens && capitals < 2 && !isAcronym)) continue;
    found.push(...splitName(name, start));
  }
  return found;
}
