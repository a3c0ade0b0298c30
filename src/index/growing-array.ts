type Kind = Uint8ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/** Numbers in one typed array that doubles when it is full. */
export class GrowingArray<T extends Kind> {
  length = 0;
  private readonly kind: T;
  private values: InstanceType<T>;

  constructor(kind: T, room = 1024) {
    this.kind = kind;
    this.values = new kind(room) as InstanceType<T>;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow(this.length + 1);
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Room for `count` more values: the caller writes into it and says with `commit` how many it used. */
  reserve(count: number): InstanceType<T> {
    if (this.length + count > this.values.length) this.grow(this.length + count);
    return this.values.subarray(this.length, this.length + count) as InstanceType<T>;
  }

  commit(count: number): void {
    this.length += count;
  }

  /** What was pushed, in place: a view that the next push may leave behind. */
  view(): InstanceType<T> {
    return this.values.subarray(0, this.length) as InstanceType<T>;
  }

  private grow(least: number): void {
    const next = new this.kind(Math.max(this.values.length * 2, least)) as InstanceType<T>;
    next.set(this.values);
    this.values = next;
  }
}
