/** The values that were asked for last, by number; the least recent goes when they weigh too much together. */
export class RecentValues<T> {
  private readonly values = new Map<number, { value: T; weight: number }>();
  private readonly limit: number;
  private weight = 0;

  /** `limit` is the weight of all values together. */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** The value of a number, made when it is not there. */
  take(number: number, make: () => { value: T; weight: number }): T {
    const known = this.values.get(number);
    if (known) {
      this.values.delete(number);
      this.values.set(number, known);
      return known.value;
    }
    const made = make();
    this.values.set(number, made);
    this.weight += made.weight;
    this.shed();
    return made.value;
  }

  private shed(): void {
    for (const [number, { weight }] of this.values) {
      if (this.weight <= this.limit || this.values.size === 1) return;
      this.values.delete(number);
      this.weight -= weight;
    }
  }
}
