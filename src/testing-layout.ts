import { isTestSupport, moduleOf, type Sources } from './testing-imports.ts';

const MOST_LINES = 250;

/** Files that are longer for a reason. */
export const LONG_FILES: Record<string, string> = {
  'src/types.ts': 'the nouns of the program stand together, and nothing but types stands in it',
};

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
const SUFFIX = /(?:\.(?:test|suite|browser-test|d))?\.tsx?$/u;
const FORBIDDEN = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'controllers',
  'repositories',
]);
const DEFAULT_EXPORT = /^export default\b|^export \{[^}]*\bas default\b/mu;

/** Every file that the rules on names, sizes and exports forbid, in words; empty when there is none. */
export function findLayoutFaults(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => [
    ...findLengthFault(file, source),
    ...findNameFaults(file),
    ...findExportFaults(file, source),
  ]);
}

function findLengthFault(file: string, source: string): string[] {
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  if (lines <= MOST_LINES) {
    return file in LONG_FILES ? [`${file}: ${lines} lines, so it need not be excused in LONG_FILES`] : [];
  }
  return file in LONG_FILES ? [] : [`${file}: ${lines} lines, more than ${MOST_LINES}`];
}

function findNameFaults(file: string): string[] {
  const parts = file.replace(SUFFIX, '').split('/');
  return parts.flatMap((part) => {
    if (!KEBAB.test(part)) return [`${file}: ${part} is not kebab-case`];
    if (FORBIDDEN.has(part)) return [`${file}: nothing is called ${part}`];
    return part === 'index' && part === parts.at(-1) ? [`${file}: a barrel`] : [];
  });
}

function findExportFaults(file: string, source: string): string[] {
  const mayDefault = moduleOf(file) === 'entry' || file.endsWith('.d.ts');
  const isBarrel = !isTestSupport(file) && isOnlyReExports(source);
  return [
    ...(DEFAULT_EXPORT.test(source) && !mayDefault ? [`${file}: a default export`] : []),
    ...(isBarrel ? [`${file}: a barrel`] : []),
  ];
}

function isOnlyReExports(source: string): boolean {
  const statements = source
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.length > 0 && statements.every((one) => /^export\b[^=(]*\bfrom\s*['"]/u.test(one));
}
