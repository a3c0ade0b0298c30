import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

const pairs = (list: string) => list.split(/\s+/u).map((pair) => pair.split('/') as [string, string]);

describe('stems', () => {
  it.each(
    pairs(
      `huis/huizen stad/steden dorp/dorpen wijk/wijken raad/raden taal/talen weg/wegen kind/kinderen lid/leden
       kamerlid/kamerleden gemeente/gemeenten wet/wetten brief/brieven verkiezing/verkiezingen partij/partijen
       burgemeester/burgemeesters ambtenaar/ambtenaren loket/loketten waterschap/waterschappen grond/gronden
       provincie/provincies commissie/commissies demonstratie/demonstraties organisatie/organisaties actie/acties
       mogelijkheid/mogelijkheden bevoegdheid/bevoegdheden gelegenheid/gelegenheden`,
    ),
  )('of %s and %s meet, one and many', (one, many) => {
    expect(stem(many)).toBe(stem(one));
  });

  it.each(
    pairs(
      `werkt/werken werkt/gewerkt versterkt/versterken versterkt/versterking onderzoekt/onderzocht kiest/gekozen
       besluiten/besloten betaalt/betalen houdt/houden wordt/worden verandert/veranderen helpt/geholpen
       gaat/gaan schrijft/geschreven veilig/veilige sterk/sterke verlies/verliezen`,
    ),
  )('of %s and %s meet, forms of one word', (one, other) => {
    expect(stem(other)).toBe(stem(one));
  });

  it.each(
    pairs(
      'kunst/kust regel/regent brief/brug rijk/rek dak/dag gebied/bied geld/eld kosten/kostuum raad/rede partij/parttime',
    ),
  )('of %s and %s stay apart', (one, other) => {
    expect(stem(other)).not.toBe(stem(one));
  });

  it.each(['2026', 'q2', 'in', 'aow', 'npvr'])('leave %s as it is', (word) => {
    expect(stem(word)).toBe(word);
  });

  it('of words that every JavaScript object has are stems as well', () => {
    for (const word of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])
      expect(stem(word.toLowerCase())).toMatch(/^\w+$/u);
  });
});
