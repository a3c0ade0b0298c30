/** Why a piece of evidence is there: it decides how it is worded. */
export type EvidenceRole = 'main' | 'row' | 'period' | 'item' | 'note' | 'signature';

/** Whole units that stand next to each other in one passage, to be quoted as one. */
export interface Evidence {
  role: EvidenceRole;
  /** Rows of the units, ascending. */
  units: number[];
}

/** Each unit once, in the order of roles given. */
export function dedupe(evidence: Evidence[]): Evidence[] {
  const seen = new Set<number>();
  return evidence.flatMap((piece) => {
    const units = piece.units.filter((row) => !seen.has(row));
    for (const row of units) seen.add(row);
    return units.length > 0 ? [{ ...piece, units }] : [];
  });
}
