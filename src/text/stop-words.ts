/**
 * Dutch and English function words that carry no subject. Our own list: published ones hold negations and question
 * words, which decide what an answer must say. Folded spelling.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'de het een der den des dat die dit deze er en of maar want dus ook nog al reeds te om van voor in op aan bij met ' +
    'door uit over onder tot tegen naar tussen zonder binnen buiten vanuit vanaf per via als dan toen zo zoals is zijn ' +
    'was waren ben bent wordt worden werd werden word heeft hebben had hebt heb kan kunnen kon zal zullen zou zouden ' +
    'moet moeten mag mogen wil willen gaat gaan ga ging doet doen komt komen laat laten blijft blijven ik jij je u uw ' +
    'hij zij ze we wij ons onze hun hen hem haar mijn jullie zich men daar hier waar hierbij daarbij hiervan daarvan ' +
    'hierover daarover hiervoor daarvoor daarmee hiermee waarbij waarmee waarvan waarin daarin hierin daarom daarnaast ' +
    'echter wel toch eens even nou nu dan zelf zelfs weer steeds heel erg veel meer alle alles iets niets iemand andere ' +
    'ander eigenlijk gewoon precies volgens brief staat staan zegt zeggen geldt ' +
    'the a an of to in on at by for with from and or but is are was were be been being has have had do does did will ' +
    'would can could should may might must shall it its this that these those there their they them he she his her we ' +
    'our you your my me i as if so than then also not only about into any some all letter according say says'
  ).split(' '),
);

/** Words that ask. They are no subject, but tell two questions on one subject apart. */
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  (
    'wie wat waar wanneer waarom hoe hoeveel welk welke waardoor waarvoor waarover waarop waarmee wiens wnr hoezo ' +
    'who what where when why how which whose whom much many'
  ).split(' '),
);
