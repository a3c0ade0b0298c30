import { builtinModules } from 'node:module';
import path from 'node:path';

/** Sources by path from the root of the project, such as `src/text/stem.ts`, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

const EVERY_NOUN = ['types', 'errors', 'text', 'ports'];
const PARTS = ['contract', 'ingest', 'index', 'retrieve', 'answer', 'claims', 'http'];
const EVERYTHING = [
  ...EVERY_NOUN,
  ...PARTS,
  'engines',
  'widget',
  'services',
  'settings',
  'node',
  'worker',
  'scripts',
  'evals',
  'tests',
];

/** The import table of DESIGN.md: what a module may import beside itself. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  types: [],
  errors: [],
  ports: ['types'],
  text: ['types'],
  contract: ['types', 'errors'],
  ingest: ['types', 'errors', 'text'],
  index: EVERY_NOUN,
  engines: EVERY_NOUN,
  retrieve: [...EVERY_NOUN, 'index'],
  answer: EVERY_NOUN,
  claims: EVERY_NOUN,
  http: ['types', 'errors', 'contract'],
  widget: ['types', 'contract'],
  services: [...EVERY_NOUN, ...PARTS],
  settings: ['errors', 'http'],
  node: [...EVERY_NOUN, ...PARTS, 'engines', 'services', 'settings'],
  worker: [...EVERY_NOUN, ...PARTS, 'engines', 'services', 'settings'],
  entry: EVERYTHING,
  scripts: EVERYTHING,
  evals: EVERYTHING,
  tests: EVERYTHING,
};

/** Files at the top of `src/` that belong to a module of another name. */
const TOP_FILES: Record<string, string> = {
  'contract-documents': 'contract',
  documents: 'services',
  'guard-services': 'services',
  node: 'entry',
  worker: 'entry',
};

/** Where `node:` modules, native addons and LangChain may be used. */
const NODE_MODULES = new Set(['engines', 'node', 'entry', 'scripts', 'evals', 'tests']);
const NODE_FILES = new Set(['src/ingest/file-cache.ts']);
const NODE_PACKAGES = /^(?:node:|hnswlib-node$|@?langchain(?:\/|$)|@hono\/node-server|pino$|pg$)/u;

const STATIC_IMPORT = /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gmu;
const BARE_IMPORT = /^[ \t]*import\s*['"]([^'"]+)['"]/gmu;
const CALLED_IMPORT = /\b(?:import|require)\(\s*['"]([^'"]+)['"]/gu;
const COMPUTED_IMPORT = /\bimport\(\s*[^'"\s]/u;

/** The specifiers that a source imports or re-exports from, types and dynamic imports among them. */
export function readSpecifiers(source: string): string[] {
  return [STATIC_IMPORT, BARE_IMPORT, CALLED_IMPORT].flatMap((pattern) =>
    [...source.matchAll(pattern)].map((match) => match[1]!),
  );
}

/** Tests and what only tests use: the table does not bind them, and nothing else may import them. */
export function isTestSupport(file: string): boolean {
  return /\.(?:test|suite|browser-test)\.tsx?$|\/testing[^/]*\.tsx?$|\/fixtures\//u.test(file);
}

/** The module of a file: its folder under `src/`, or its own name at the top of `src/`, or `scripts`, `evals`, `tests`. */
export function moduleOf(file: string): string {
  const [root, folder, ...rest] = file.split('/');
  if (root !== 'src') return root!;
  if (rest.length > 0) return folder!;
  const name = folder!.replace(/\.tsx?$/u, '');
  return TOP_FILES[name] ?? name;
}

/** The first file of `sources` that a relative specifier names, or undefined for packages, style sheets and data. */
function followSpecifier(from: string, specifier: string, sources: Sources): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from), specifier);
  return sources.has(target) ? target : undefined;
}

/** Every import that the table forbids, in words; empty when there is none. */
export function findForbiddenImports(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => [
    ...findUnknownModule(file),
    ...(COMPUTED_IMPORT.test(source) && !isTestSupport(file)
      ? [`${file}: imports what nobody can read`]
      : []),
    ...readSpecifiers(source).flatMap((specifier) => findImportFault(file, specifier, sources)),
  ]);
}

function findUnknownModule(file: string): string[] {
  const isKnown = isTestSupport(file) || Object.hasOwn(MAY_IMPORT, moduleOf(file));
  return isKnown ? [] : [`${file}: the table knows no module ${moduleOf(file)}`];
}

function findImportFault(file: string, specifier: string, sources: Sources): string[] {
  if (isTestSupport(file)) return [];
  const from = moduleOf(file);
  if (!specifier.startsWith('.')) {
    const isForbidden = needsNode(specifier) && !NODE_MODULES.has(from) && !NODE_FILES.has(file);
    return isForbidden ? [`${file}: ${from} may not use ${specifier}`] : [];
  }
  const target = followSpecifier(file, specifier, sources);
  if (!target) return [];
  if (isTestSupport(target) && from !== 'tests') return [`${file}: imports ${target}, which is for tests`];
  const to = moduleOf(target);
  if (to === 'entry') return [`${file}: imports ${target}, an entry`];
  if (to === from || MAY_IMPORT[from]?.includes(to)) return [];
  return [`${file}: ${from} may not import ${to} (${target})`];
}

function needsNode(specifier: string): boolean {
  return NODE_PACKAGES.test(specifier) || builtinModules.includes(specifier.split('/')[0]!);
}

/** One line for every circle of imports, types included: `a.ts > b.ts > a.ts`. Empty when there is none. */
export function findCycles(sources: Sources): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
      return;
    }
    if (done.has(file)) return;
    for (const specifier of readSpecifiers(sources.get(file)!)) {
      const target = followSpecifier(file, specifier, sources);
      if (target) walk(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) walk(file, []);
  return cycles;
}
