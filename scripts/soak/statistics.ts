/** The value that a share (0 to 1) of the values does not exceed; 0 for none. Sorts the values. */
export function percentile(values: number[], share: number): number {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

export interface Sample {
  minutes: number;
  megabytes: number;
}

/** Growth in megabytes a minute: the slope of the least-squares line through the samples; 0 for fewer than two. */
export function slope(samples: Sample[]): number {
  const count = samples.length;
  if (count < 2) return 0;
  const mean = (read: (sample: Sample) => number) => samples.reduce((sum, one) => sum + read(one), 0) / count;
  const [time, memory] = [mean(({ minutes }) => minutes), mean(({ megabytes }) => megabytes)];
  const spread = samples.reduce((sum, { minutes }) => sum + (minutes - time) ** 2, 0);
  const joint = samples.reduce((sum, one) => sum + (one.minutes - time) * (one.megabytes - memory), 0);
  return spread === 0 ? 0 : joint / spread;
}
