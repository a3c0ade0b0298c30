import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadHnswlib } from '../../src/engines/hnsw-graph.ts';
import { DEFAULT_CORPUS } from '../../src/node/folders.ts';
import { ingestCorpus } from '../../src/node/ingest-corpus.ts';
import { MADE_UP_PAPER } from './made-up-paper.ts';

const INGEST = fileURLToPath(new URL('../ingest.ts', import.meta.url));

/** Two states of the corpus, so that an ingest always has work to do, with the index of each. */
interface Prepared {
  /** Corpus folders: the corpus as it is, and with a paper more (MADE UP). */
  corpora: [string, string];
  /** The index of each, in an artifact folder that nobody changes. */
  indexes: [string, string];
}

export interface Workbench extends Prepared {
  /** A folder of the scenario's own. */
  root: string;
  remove(): Promise<void>;
}

let prepared: Promise<Prepared> | undefined;

export async function createWorkbench(): Promise<Workbench> {
  prepared ??= prepare();
  const shared = await prepared;
  const root = await mkdtemp(path.join(tmpdir(), 'chaos-'));
  return { ...shared, root, remove: () => rm(root, { recursive: true, force: true }) };
}

async function prepare(): Promise<Prepared> {
  const root = await mkdtemp(path.join(tmpdir(), 'chaos-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const corpora: [string, string] = [path.join(root, 'one', 'corpus'), path.join(root, 'two', 'corpus')];
  const indexes: [string, string] = [path.join(root, 'one', 'artifact'), path.join(root, 'two', 'artifact')];
  for (const corpus of corpora) await cp(DEFAULT_CORPUS, corpus, { recursive: true });
  const papers = path.join(corpora[1], 'sources', 'kamerstukken');
  await mkdir(papers, { recursive: true });
  await writeFile(path.join(papers, 'kst-99999-1.xml'), MADE_UP_PAPER);
  for (const [at, corpus] of corpora.entries()) {
    await ingestCorpus({ corpus, artifact: indexes[at]!, loadAddon: loadHnswlib });
  }
  return { corpora, indexes };
}

/** An artifact folder of the scenario's own that holds one of the two indexes. */
export async function putIndex(bench: Workbench, name: string, index = 0): Promise<string> {
  const artifact = path.join(bench.root, name);
  await cp(bench.indexes[index]!, artifact, { recursive: true, preserveTimestamps: true });
  return artifact;
}

/** How a program ended. `code` is null when a signal ended it. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Program {
  child: ChildProcess;
  ended: Promise<Ended>;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** What stands before node on the command line, such as a limit. */
  before?: string[];
  /** A module that node loads before the program. */
  preload?: string;
  user?: number | undefined;
}

/** Starts a TypeScript program of ours as a process of its own, without the settings of whoever runs us. */
export function startProgram(script: string, args: string[], options: ProgramOptions = {}): Program {
  const imports = ['--import', 'tsx', ...(options.preload ? ['--import', options.preload] : [])];
  const [command, ...rest] = [...(options.before ?? []), process.execPath, ...imports, script, ...args];
  const child = spawn(command!, rest, {
    env: { ...outerSettings(), ...options.env },
    ...(options.user === undefined ? {} : { uid: options.user, gid: options.user }),
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    output.out += data;
  });
  child.stderr.on('data', (data) => {
    output.err += data;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => resolve({ code: -1, out: '', err: error.message }));
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, ended };
}

function outerSettings(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^BRIEFWIJZER_|^npm_/u.test(name));
  return Object.fromEntries(entries);
}

/** Starts `npm run ingest` as a process of its own. */
export function startIngest(
  folders: { corpus: string; artifact: string },
  options: ProgramOptions = {},
): Program {
  const env = {
    ...options.env,
    BRIEFWIJZER_CORPUS_FOLDER: folders.corpus,
    BRIEFWIJZER_ARTIFACT_FOLDER: folders.artifact,
  };
  return startProgram(INGEST, [], { ...options, env });
}
