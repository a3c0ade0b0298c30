/** A passage that has nothing to do with the letter. */
export interface Distractor {
  /** Passages of one document begin alike, up to the first colon. */
  i: string;
  /** Headings with " | " between them. */
  h: string;
  t: string;
}

/** Parts of which Dutch-looking words are made: none of them means anything together. MADE UP. */
const STEMS = (
  'water bouw weg land zorg bank dier plant haven trein lucht school woning akker markt prijs bodem schip recht werk ' +
  'bos dijk brug stof vee zaad melk graan hout steen glas metaal verf kabel motor radio kaart boek kleding brood vis'
).split(' ');
const TAILS = (
  'besluit regeling verordening toezicht heffing vergunning keuring aanvraag register opgave termijn bijdrage ' +
  'inspectie bestemming aanleg beheer vervoer onderhoud opslag levering controle melding bewaring uitgifte'
).split(' ');
const VERBS = 'verstrekt bepaalt vermeldt overlegt bewaart meldt toetst verlengt wijzigt publiceert'.split(
  ' ',
);
const FRAMES = [
  'De houder van een {a} {v} de {b} binnen {n} weken aan de {c}.',
  'Voor de {a} geldt de {b}, bedoeld in artikel {n}, tenzij de {c} anders {v}.',
  'Indien de {a} niet overeenkomt met de {b}, {v} de beheerder de {c} opnieuw.',
  'De {a} en de {b} worden ten minste {n} jaar bewaard bij de {c}.',
  'Het bestuur {v} jaarlijks een {a} over de {b} en de {c}.',
];
const PASSAGES_A_DOCUMENT = 20;
const SENTENCES = 6;

/** Made-up passages of Dutch-looking sentences, the same every time: for machines without a file of laws. */
export function inventLaws(count: number): Distractor[] {
  const pick = createPicker();
  return Array.from({ length: count }, (_, at) => {
    const document = Math.floor(at / PASSAGES_A_DOCUMENT);
    return {
      i: `VERZONNEN-${document}:${at}`,
      h: `VERZONNEN regeling ${document} (MADE UP) | Artikel ${at % PASSAGES_A_DOCUMENT}`,
      t: Array.from({ length: SENTENCES }, () => inventSentence(pick)).join(' '),
    };
  });
}

type Pick = <T>(from: readonly T[]) => T;

function inventSentence(pick: Pick): string {
  const noun = () => pick(STEMS) + pick(TAILS);
  return pick(FRAMES)
    .replace(/\{[abc]\}/gu, noun)
    .replace('{v}', pick(VERBS))
    .replace('{n}', String(pick([2, 3, 4, 6, 8, 12, 26, 52])));
}

/** Numbers from a fixed sequence (mulberry32). */
function createPicker(): Pick {
  let state = 7;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return from[((value ^ (value >>> 14)) >>> 0) % from.length]!;
  };
}
