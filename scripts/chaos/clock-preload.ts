/** Loaded before the server: each SIGUSR2 sets its clock to the next of CHAOS_CLOCK, offsets in seconds. */
const offsets = (process.env.CHAOS_CLOCK ?? '0').split(',').map(Number);
const RealDate = Date;
let turn = 0;
const offsetMs = () => offsets[turn % offsets.length]! * 1000;

class ShiftedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + offsetMs());
    else super(...(parts as [number]));
  }

  static override now(): number {
    return RealDate.now() + offsetMs();
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
process.on('SIGUSR2', () => {
  turn += 1;
});
