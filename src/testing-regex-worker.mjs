import { parentPort, workerData } from 'node:worker_threads';

const FIRST = 5000;
const WORST = 4;
const SIZES = [6000, 25_000, 100_000];
/** Below this a growth tells more of the machine than of the expression. */
const LEAST_MS = 150;
/** A length that takes longer than this is the last one that is measured. */
const ENOUGH_MS = 700;
/** Four times the text: 4 is linear, 16 quadratic. */
const MOST_GROWTH = 9;

function run(regex, text) {
  if (!regex.global) return regex.exec(text);
  let count = 0;
  for (const _ of text.matchAll(regex)) count += 1;
  return count;
}

/** Milliseconds, the best of several: what else the machine does only ever adds. */
function measure(regex, text, times) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run(regex, text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function writeText({ head, body, tail }, size) {
  return `${head}${body.repeat(Math.ceil(size / body.length)).slice(0, size)}${tail}`;
}

/** How the time grows from a quarter of the text to all of it; null when all of it takes no time to speak of. */
function measureGrowth(regex, piece) {
  const write = (size) => writeText(piece, size);
  let size = SIZES[0];
  for (const next of SIZES) {
    size = next;
    if (measure(regex, write(size), 1) > ENOUGH_MS) break;
  }
  const whole = measure(regex, write(size), 2);
  if (whole < LEAST_MS) return null;
  const growth = Math.min(
    ...[1, 2, 3].map(
      () => measure(regex, write(size), 1) / Math.max(0.2, measure(regex, write(size / 4), 3)),
    ),
  );
  return growth > MOST_GROWTH
    ? `${growth.toFixed(1)} times at ${size} characters of ${JSON.stringify(piece.body.slice(0, 40))} after ${JSON.stringify(piece.head.slice(-40))}`
    : null;
}

/** The texts that took longest at a length where a quadratic expression stands out; those are fed at full length. */
function pickWorst(regex, attacks) {
  const timed = attacks.map((piece) => ({ piece, ms: measure(regex, writeText(piece, FIRST), 1) }));
  return timed
    .sort((a, b) => b.ms - a.ms)
    .slice(0, WORST)
    .map(({ piece }) => piece);
}

for (const { pattern, flags, attacks } of workerData) {
  const regex = new RegExp(pattern, flags.replace('y', 'g'));
  const slow = pickWorst(regex, attacks).map((piece) => measureGrowth(regex, piece));
  parentPort.postMessage(slow.find((found) => found !== null) ?? null);
}
