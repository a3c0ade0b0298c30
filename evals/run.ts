import { writeFile } from 'node:fs/promises';
import { describeError } from '../src/errors.ts';
import { compareModes } from './compare-modes.ts';
import { checkFloor, raiseFloor, readFloor, readFloorIfAny, writeFloor } from './floor.ts';
import { type Measurement, measureSet } from './measure.ts';
import { type EvalApp, prepareApps } from './open-app.ts';
import { type EvalOptions, readOptions, USAGE } from './options.ts';

const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    print(USAGE);
    return 0;
  }
  if (options.writer) {
    await compareModes(options.writer, options.sets, print);
    return 0;
  }
  const app = await (await prepareApps())();
  print(`Measured over ${app.label}`, '');
  const measurements = await measureAll(options, app);
  if (options.json) await writeReport(options.json, { label: app.label, measurements });
  return options.updateFloor ? updateFloor(options, measurements) : holdFloor(options, measurements);
}

async function measureAll(options: EvalOptions, app: EvalApp): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const set of options.sets) {
    const measurement = await measureSet(set, app);
    measurements.push(measurement);
    print(...measurement.lines, '');
    const worst = measurement.worst(options.showWorst);
    if (worst.length > 0) print('worst items', ...worst, '');
  }
  return measurements;
}

async function writeReport(
  file: string,
  report: { label: string; measurements: Measurement[] },
): Promise<void> {
  const sets = report.measurements.map(({ set, metrics, results }) => ({ set, metrics, results }));
  await writeFile(file, `${JSON.stringify({ label: report.label, sets }, null, 2)}\n`);
  print(`Report written to ${file}`);
}

const metricsOf = (measurements: Measurement[]) => measurements.flatMap(({ metrics }) => metrics);

async function updateFloor(options: EvalOptions, measurements: Measurement[]): Promise<number> {
  const floor = raiseFloor(await readFloorIfAny(), metricsOf(measurements), options.allowLower);
  await writeFloor(floor);
  print(`evals/floor.json holds ${Object.keys(floor.metrics).length} bounds`);
  return holdFloor(options, measurements);
}

async function holdFloor(options: EvalOptions, measurements: Measurement[]): Promise<number> {
  const floor = await readFloor();
  const faults = checkFloor(floor, metricsOf(measurements), options.sets);
  if (faults.length === 0) print('The floor holds.');
  else print(`Below the floor (evals/floor.json), ${faults.length}:`, ...faults.map((fault) => `  ${fault}`));
  return faults.length === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  },
);
