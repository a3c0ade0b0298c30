import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../src/errors.ts';
import { ROOT_FOLDER } from '../../src/node/folders.ts';
import { type BarGroup, drawChart } from './peers/draw-chart.ts';
import type { CorpusName } from './peers/peer.ts';
import { readLetter } from './peers/read-letter.ts';
import { readNlWet } from './peers/read-nl-wet.ts';
import { type Results, reportPeers } from './peers/report-peers.ts';
import { ROSTER } from './peers/roster.ts';
import { measureInChildren } from './peers/run-child.ts';
import { writeSection } from './write-section.ts';

const CHART = new URL('../../docs/benchmarks-peers.svg', import.meta.url);

const USAGE = `npm run bench -- peers [--only key,…] [--corpus letter|nl-wet] [--nl-wet FOLDER] [--write]
Peers: ${ROSTER.map(({ key }) => key).join(', ')}`;

/** Measures every peer on the letter's questions and on nl-wet; `--write` puts table and chart into docs. */
export async function benchPeers(args: string[]): Promise<void> {
  const options = readOptions(args);
  const results: Results = new Map();
  for (const name of options.corpora) {
    const task = name === 'letter' ? await readLetter() : await readNlWet(options.nlWet);
    if (!task) process.stderr.write(`${options.nlWet} has no corpus.jsonl: nl-wet is left out\n`);
    else results.set(name, await measureInChildren(peersOn(name, options.only), task));
  }
  const report = [describeRun(), reportPeers(results)].join('\n\n');
  process.stdout.write(`${report}\n`);
  if (!options.write) return;
  await writeFile(CHART, drawChart('Success@5 on the letter, nDCG@10 on nl-wet', chartGroups(results)));
  await writeSection(
    'peers',
    `![The figures of the tables below as bars](benchmarks-peers.svg)\n\n${report}`,
  );
}

function describeRun(): string {
  const machine = `Node ${process.version}, ${cpus()[0]?.model.trim() ?? process.arch}, ${cpus().length} cores`;
  return `${machine}, load average ${loadavg()[0]!.toFixed(1)} at the end; each peer in a process of its own.`;
}

/** One group of bars a measure: success on both sets of questions, and the gain on nl-wet. */
function chartGroups(results: Results): BarGroup[] {
  const group = (
    title: string,
    [name, set, field]: [CorpusName, string, 'success5' | 'ndcg10'],
  ): BarGroup => ({
    title,
    bars: [...(results.get(name) ?? [])].map(([key, { scores }]) => {
      const { label, role } = ROSTER.find((entry) => entry.key === key)!;
      return { label: label.replaceAll('`', ''), value: scores[set]?.[field] ?? 0, ours: role === 'ours' };
    }),
  });
  return [
    group('Success@5, fixed questions on the letter', ['letter', 'questions', 'success5']),
    group('Success@5, own questions on the letter', ['letter', 'own', 'success5']),
    group('nDCG@10, nl-wet', ['nl-wet', 'all', 'ndcg10']),
  ].filter(({ bars }) => bars.length > 0);
}

function peersOn(name: CorpusName, only: string[] | undefined) {
  return ROSTER.filter(({ key, corpora }) => corpora.includes(name) && (!only || only.includes(key)));
}

interface Options {
  only: string[] | undefined;
  corpora: CorpusName[];
  nlWet: string;
  write: boolean;
}

function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        corpus: { type: 'string' },
        'nl-wet': { type: 'string' },
        write: { type: 'boolean' },
      },
    });
    return {
      only: values.only?.split(','),
      corpora: readCorpora(values.corpus),
      nlWet: values['nl-wet'] ?? path.join(ROOT_FOLDER, '..', 'shared', 'bench', 'nl-wet'),
      write: values.write ?? false,
    };
  } catch (cause) {
    throw new AppError('invalid_input', (cause as Error).message, { hint: USAGE, cause });
  }
}

function readCorpora(name: string | undefined): CorpusName[] {
  if (name === undefined) return ['letter', 'nl-wet'];
  if (name === 'letter' || name === 'nl-wet') return [name];
  throw new Error(`--corpus takes letter or nl-wet, not "${name}"`);
}
