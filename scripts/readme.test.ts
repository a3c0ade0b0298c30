import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listSettings } from '../src/node/configuration.ts';

const ROOT = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

function listFiles(folder: string, accept: RegExp): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => accept.test(name))
    .map((name) => folder + name);
}

const documents = [
  'README.md',
  'DESIGN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'evals/README.md',
  'corpus/enrichment/README.md',
  ...listFiles('docs/', /\.md$/u),
];
const programs = ['src/', 'scripts/', 'evals/'].flatMap((folder) => listFiles(folder, /\.tsx?$/u));
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

/** Names of the npm scripts that a text tells a reader to run. */
function findCommands(text: string): string[] {
  const named = [...text.matchAll(/\bnpm run (?:--?[\w-]+ )*([a-z][\w:-]*)/gu)].map((match) => match[1]!);
  const short = [...text.matchAll(/\bnpm (start|test)\b/gu)].map((match) => match[1]!);
  return [...named, ...short];
}

describe('commands', () => {
  it('are found in a text', () => {
    expect(findCommands('`npm ci && npm start`, `npm run eval -- --json x`, npm run no:such')).toEqual([
      'eval',
      'no:such',
      'start',
    ]);
  });

  it.each(documents)('that %s names exist', (file) => {
    expect(findCommands(read(file)).filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it('that the program tells people to run exist', () => {
    const unknown = programs
      .filter((file) => file !== 'scripts/readme.test.ts')
      .flatMap((file) => findCommands(read(file)).map((name) => ({ file, name })))
      .filter(({ name }) => !scripts.includes(name));
    expect(unknown).toEqual([]);
  });

  it('of package.json are explained in README', () => {
    const explained = findCommands(read('README.md'));
    const own = scripts.filter((name) => !/^(?:pre|post)/u.test(name));
    expect(own.filter((name) => !explained.includes(name))).toEqual([]);
  });
});

describe('the configuration tables of README', () => {
  it('has every setting of the server with its default and meaning', () => {
    const rows = listSettings().map(
      ({ name, default: standard, description }) =>
        `| \`${name}\` | ${standard === '' ? 'none' : `\`${standard}\``} | ${description} |`,
    );
    const [, table] = /<!-- settings: begin -->\n([\s\S]*?)<!-- settings: end -->/u.exec(read('README.md'))!;
    expect(table!.trim().split('\n').slice(2)).toEqual(rows);
  });

  it('has every setting of npm run fetch', () => {
    const find = (text: string) => [...new Set(text.match(/\bKOOP_[A-Z_]+\b/gu))].sort();
    const real = find(read('scripts/fetch.ts')).filter((name) => name !== 'KOOP_HOSTS');
    expect(find(read('README.md'))).toEqual(real);
  });
});

describe('links', () => {
  it.each(documents)('of %s lead to files that are there', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map((match) => match[1]!);
    const broken = links.filter((link) => !existsSync(new URL(link, new URL(file, ROOT))));
    expect(broken).toEqual([]);
  });
});
