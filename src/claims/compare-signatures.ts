import { fold } from '../text/normalize.ts';
import { findActors } from './actors.ts';
import type { EvidenceUnit } from './evidence.ts';
import type { SlotOutcome } from './outcome.ts';

/** A claim that gives a signatory another office than the signature does, with the signatures that say so; or null. */
export function compareSignatures(
  claim: string,
  signatures: EvidenceUnit[],
): { outcome: SlotOutcome; units: EvidenceUnit[] } | null {
  const signed = signatures.flatMap((unit) => {
    const name = unit.text.split('\n').at(-1)?.trim() ?? '';
    const office = findActors(unit.text).find((actor) => actor.class === 'office');
    return office && name !== '' ? [{ unit, name, office, family: familyName(name) }] : [];
  });
  for (const segment of claim.split(/[,;:]|(?<!\s)\s+(?:en|and)\s+(?=\p{Lu})/u)) {
    const holder = signed.find(({ family }) => fold(segment).includes(family));
    const office = findActors(segment).find(
      (actor) => actor.class === 'office' && signed.some((one) => one.office.id === actor.id),
    );
    if (!holder || !office || office.id === holder.office.id) continue;
    const rightful = signed.find((one) => one.office.id === office.id);
    const units = rightful ? [holder.unit, rightful.unit] : [holder.unit];
    return {
      outcome: {
        kind: 'actor',
        state: 'different',
        claim: `${holder.name} (${office.text})`,
        source: `${holder.name} (${holder.office.text})`,
      },
      units,
    };
  }
  return null;
}

/** The name without its first word, folded: `van der Berg`. */
function familyName(name: string): string {
  const words = name.split(/\s+/u);
  return fold(words.slice(words.length > 1 ? 1 : 0).join(' '));
}
