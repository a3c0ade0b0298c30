import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BuildMeasurement } from './scale/build-artifact.ts';
import type { EngineMeasurement } from './scale/measure-engine.ts';
import { readScaleOptions } from './scale/options.ts';
import type { PostgresMeasurement } from './scale/postgres-engine.ts';
import { reportScale, type ScaleRow } from './scale/report.ts';
import { type PostgresRow, reportPostgres } from './scale/report-postgres.ts';
import { runScaleChild } from './scale/run-child.ts';
import { writeSection } from './write-section.ts';

/** Measures the local engine, and PostgreSQL where it is not too large for it, over the letter alone and among ever more other passages; prints one report. */
export async function benchScale(args: string[]): Promise<void> {
  const { sizes, laws, postgres, write } = readScaleOptions(args);
  const rows: (ScaleRow & PostgresRow)[] = [];
  for (const count of [0, ...sizes]) {
    rows.push(await measureSize(laws, count, { withPostgres: count > 0 && count <= postgres }));
  }
  const report = `${reportScale(rows)}\n${reportPostgres(rows)}`;
  process.stdout.write(`${report}\n`);
  if (write) await writeSection('scale', report);
}

/** The artifact goes to a temporary folder and is removed, whatever happens. */
async function measureSize(
  laws: string,
  count: number,
  { withPostgres }: { withPostgres: boolean },
): Promise<ScaleRow & PostgresRow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-scale-'));
  try {
    process.stderr.write(`${count} passages beside the letter: build\n`);
    const build = await runScaleChild<BuildMeasurement>(['build', folder, laws, String(count)]);
    process.stderr.write(`${count} passages beside the letter: search\n`);
    const engine = await runScaleChild<EngineMeasurement>(['search', folder]);
    if (!withPostgres) return { count, build, engine };
    process.stderr.write(`${count} passages beside the letter: PostgreSQL\n`);
    const postgres = await runScaleChild<PostgresMeasurement>(['postgres', folder]);
    return { count, build, engine, postgres };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
