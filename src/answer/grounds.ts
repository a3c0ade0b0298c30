/** A sentence of a source as a model's sentence is held against it. */
export interface Grounds {
  text: string;
  /** ISO date of its document. */
  date: string;
  /** `row`: a row of the planning table with its period, which announces and promises nothing. */
  kind: 'prose' | 'row';
  isLetter: boolean;
}
