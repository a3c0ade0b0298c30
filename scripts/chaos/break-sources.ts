import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openAndAsk } from './known-answers.ts';
import { type Counting, createTally, type Run, type Tally } from './tally.ts';
import { createWorkbench, type Ended, putIndex, startIngest } from './workbench.ts';

const LETTER = 'sources/beleidsbrief-bzk-2026-04-24.txt';
const QUESTIONS = 'enrichment/sentences.jsonl';
const PAPER = 'sources/kamerstukken/kst-99999-1.xml';
const NOBODY = 65_534;
const HANG_MS = 30_000;

/** One way in which a corpus cannot be read. */
interface Breakage {
  name: string;
  /** The file that the message must name. */
  file: string;
  spoil(place: string, corpus: string): Promise<unknown>;
  /** A paper that cannot be read is left out by name; everything else is served. */
  isLeftOut?: boolean;
  /** The one who cannot read must not be root. */
  user?: number;
}

const toFolder = (place: string) => rm(place).then(() => mkdir(place));
const toPipe = (place: string) => rm(place).then(() => promisify(execFile)('mkfifo', [place]));
const toBytes =
  (...bytes: number[]) =>
  (place: string) =>
    writeFile(place, Buffer.from(bytes));
const toLoop = (place: string) => rm(place).then(() => symlink(place, place));
const close = (place: string) => chmod(place, 0);

/** Other bytes under a hash that is right, as after somebody wrote it in the manifest. */
const meant = (change: (bytes: Buffer) => Buffer) => async (place: string, corpus: string) => {
  const changed = change(await readFile(place));
  await writeFile(place, changed);
  const manifest = path.join(corpus, 'manifest.json');
  const sha256 = createHash('sha256').update(changed).digest('hex');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replaceAll(/"sha256": ?"[0-9a-f]{64}"/gu, `"sha256": "${sha256}"`));
};

const BREAKAGES: Breakage[] = [
  { name: 'missing', file: LETTER, spoil: (place) => rm(place) },
  { name: 'a folder', file: LETTER, spoil: toFolder },
  { name: 'a pipe', file: LETTER, spoil: toPipe },
  { name: 'a link to itself', file: LETTER, spoil: toLoop },
  { name: 'not permitted', file: LETTER, spoil: close, user: NOBODY },
  { name: 'other bytes', file: LETTER, spoil: toBytes(1, 2, 3) },
  { name: 'empty, and meant', file: LETTER, spoil: meant(() => Buffer.alloc(0)) },
  {
    name: 'no UTF-8, and meant',
    file: LETTER,
    spoil: meant((bytes) => Buffer.concat([bytes, Buffer.of(0xff, 0xfe)])),
  },
  { name: 'zeros, and meant', file: LETTER, spoil: meant((bytes) => Buffer.alloc(bytes.length)) },
  { name: 'half, and meant', file: LETTER, spoil: meant((bytes) => bytes.subarray(0, 3000)) },
  { name: 'missing', file: 'manifest.json', spoil: (place) => rm(place) },
  { name: 'a folder', file: 'manifest.json', spoil: toFolder },
  { name: 'no JSON', file: 'manifest.json', spoil: (place) => writeFile(place, '{"documents":') },
  { name: 'no UTF-8', file: 'manifest.json', spoil: toBytes(0xff, 0xfe) },
  { name: 'missing', file: QUESTIONS, spoil: (place) => rm(place) },
  { name: 'a folder', file: QUESTIONS, spoil: toFolder },
  { name: 'a pipe', file: QUESTIONS, spoil: toPipe },
  { name: 'not permitted', file: QUESTIONS, spoil: close, user: NOBODY },
  { name: 'no JSON', file: QUESTIONS, spoil: (place) => writeFile(place, '{"anchor":') },
  { name: 'no UTF-8', file: QUESTIONS, spoil: toBytes(0xff, 0xfe, 0x0a) },
  {
    name: 'a file for a folder',
    file: 'enrichment',
    spoil: async (place) => {
      await rm(place, { recursive: true });
      await writeFile(place, '');
    },
  },
  { name: 'a folder not permitted', file: 'sources/kamerstukken', spoil: close, user: NOBODY },
  { name: 'not permitted', file: PAPER, spoil: close, user: NOBODY },
  {
    name: 'broken XML',
    file: PAPER,
    spoil: (place) => writeFile(place, '<officiele-publicatie><kam'),
    isLeftOut: true,
  },
  { name: 'no UTF-8', file: PAPER, spoil: toBytes(0xff, 0xfe, 0xfd), isLeftOut: true },
  { name: 'empty', file: PAPER, spoil: (place) => writeFile(place, ''), isLeftOut: true },
  { name: 'zeros', file: PAPER, spoil: (place) => writeFile(place, Buffer.alloc(5000)), isLeftOut: true },
];

/** Breaks the sources in every way in which they can be; each ingest must name the file, and the old index stay. */
export async function breakSources({ quick }: Run): Promise<Tally> {
  const bench = await createWorkbench();
  const tally = createTally();
  const isRoot = process.getuid?.() === 0;
  try {
    const artifact = await putIndex(bench, 'artifact');
    await chmod(bench.root, 0o755);
    const { answers } = await openAndAsk(artifact);
    for (const breakage of quick ? BREAKAGES.slice(0, 4) : BREAKAGES) {
      const user = isRoot ? breakage.user : undefined;
      const corpus = path.join(bench.root, 'broken', 'corpus');
      await rm(path.dirname(corpus), { recursive: true, force: true });
      await cp(bench.corpora[1], corpus, { recursive: true });
      await breakage.spoil(path.join(corpus, breakage.file), corpus);
      const target = breakage.isLeftOut ? path.join(bench.root, 'other') : artifact;
      const program = startIngest({ corpus, artifact: target }, { user });
      const late = setTimeout(() => program.child.kill('SIGKILL'), HANG_MS);
      const end = await program.ended;
      clearTimeout(late);
      judge(breakage, end, tally);
      if (breakage.isLeftOut) continue;
      const now = await openAndAsk(artifact).catch((error: Error) => ({ answers: error.message }));
      tally.expect(
        now.answers === answers,
        'old index answers as before',
        `${describe(breakage)}: the old index changed`,
      );
      const left = (await readdir(artifact)).filter((name) => /part$|lock/u.test(name));
      tally.expect(
        left.length === 0,
        'nothing left over',
        `${describe(breakage)}: left over ${left.join(' ')}`,
      );
    }
    return tally;
  } finally {
    await bench.remove();
  }
}

const describe = ({ file, name }: Breakage) => `${file}, ${name}`;

function judge(breakage: Breakage, { code, out, err }: Ended, tally: Counting): void {
  const name = path.basename(breakage.file);
  if (breakage.isLeftOut) {
    const isNamed = code === 0 && out.includes(`refused: ${name}`);
    tally.expect(isNamed, 'papers left out by name', `${describe(breakage)}: ${code} ${out}${err}`);
    return;
  }
  const isClear =
    code === 1 && err.includes(name) && err.includes('npm run ingest') && !err.includes('    at ');
  tally.expect(isClear, 'refused by name', `${describe(breakage)}: exit ${code}: ${err}`);
}
