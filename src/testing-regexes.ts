/** Finds the regular expressions of a source and writes texts that are hard for them, for a test of their growth. */
import { parseAst } from 'vite';

export interface FoundRegex {
  file: string;
  line: number;
  pattern: string;
  flags: string;
}

interface SyntaxNode {
  type: string;
  start: number;
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
}

function walk(
  node: unknown,
  visit: (node: SyntaxNode, inFunction: boolean) => void,
  inFunction = false,
): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, inFunction);
    return;
  }
  const syntax = node as SyntaxNode;
  if (typeof syntax.type === 'string') visit(syntax, inFunction);
  const isFunction = /Function|MethodDefinition/u.test(syntax.type ?? '');
  for (const child of Object.values(node)) walk(child, visit, inFunction || isFunction);
}

/** Regular expressions written as literals in a source, and the lines where `RegExp` is called inside a function. */
export function findRegexes(file: string, source: string): { literals: FoundRegex[]; built: number[] } {
  const literals: FoundRegex[] = [];
  const built: number[] = [];
  const lineOf = (at: number) => source.slice(0, at).split('\n').length;
  walk(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }, file), (node, inFunction) => {
    if (node.regex) literals.push({ file, line: lineOf(node.start), ...node.regex });
    if (node.callee?.name === 'RegExp' && inFunction) built.push(lineOf(node.start));
  });
  return { literals, built };
}

const ESCAPES: Record<string, string> = {
  d: '1',
  s: ' ',
  w: 'a',
  b: '',
  B: '',
  S: 'a',
  D: 'a',
  W: ' ',
  n: '\n',
  t: '\t',
  r: '\r',
};

/** A character that a class such as `[^.!?]` or `[a-z\d]` takes. */
function sampleClass(body: string): string {
  if (!body.startsWith('^')) return sampleText(body.replace(/(?<!\\)-.*$/u, '').slice(0, 12))[0] ?? 'a';
  const test = (char: string) => {
    try {
      return new RegExp(`[${body}]`, 'u').test(char);
    } catch {
      return false;
    }
  };
  return ['a', '1', ' ', '"', '.', '\u00e9', '\n', '-'].find(test) ?? '\u4e00';
}

/** Where the group or class that begins at `at` ends. */
function findEnd(pattern: string, at: number): number {
  const isClass = pattern[at] === '[';
  for (let i = at + 1, depth = 1, inClass = isClass; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (inClass) {
      if (pattern[i] !== ']') continue;
      inClass = false;
      if (isClass) return i;
    } else if (pattern[i] === '[') inClass = true;
    else if (pattern[i] === '(') depth++;
    else if (pattern[i] === ')' && --depth === 0) return i;
  }
  return pattern.length - 1;
}

interface Atom {
  text: string;
  repeats: boolean;
  /** What is inside a group, to be read in its turn. */
  inner: string | null;
}

function readAtom(pattern: string, at: number, branch: number): { atom: Atom; end: number } {
  const char = pattern[at]!;
  const unicode = /^\\(?:p\{([^}]*)\}|P\{[^}]*\}|u\{?([\da-f]+)\}?|k<\w+>)/iu.exec(pattern.slice(at));
  if (unicode) {
    const text = unicode[2]
      ? String.fromCodePoint(Number.parseInt(unicode[2], 16))
      : unicode[1] === 'N'
        ? '1'
        : unicode[1] === 'Lu'
          ? 'A'
          : 'a';
    return { atom: { text, repeats: false, inner: null }, end: at + unicode[0].length };
  }
  if (char === '\\') {
    const next = pattern[at + 1] ?? '';
    return {
      atom: { text: ESCAPES[next] ?? (/\d/u.test(next) ? 'a' : next), repeats: false, inner: null },
      end: at + 2,
    };
  }
  if (char !== '[' && char !== '(') {
    const text = char === '.' ? 'a' : '^$|'.includes(char) ? '' : char;
    return { atom: { text, repeats: false, inner: null }, end: at + 1 };
  }
  const close = findEnd(pattern, at);
  const body = pattern.slice(at + 1, close);
  if (char === '[') return { atom: { text: sampleClass(body), repeats: false, inner: null }, end: close + 1 };
  const inner = body.replace(/^\?(?:[:=]|<[a-zA-Z]\w*>)/u, '');
  const text = inner.startsWith('?') ? '' : sampleText(inner, branch);
  return { atom: { text, repeats: false, inner }, end: close + 1 };
}

function splitBranches(pattern: string): string[] {
  const branches = [''];
  for (let i = 0; i < pattern.length; i++) {
    const end =
      pattern[i] === '(' || pattern[i] === '[' ? findEnd(pattern, i) : pattern[i] === '\\' ? i + 1 : i;
    if (pattern[i] === '|') branches.push('');
    else branches[branches.length - 1] += pattern.slice(i, end + 1);
    i = end;
  }
  return branches;
}

function readAtoms(pattern: string, branch: number): Atom[] {
  const atoms: Atom[] = [];
  for (let at = 0; at < pattern.length; ) {
    const { atom, end } = readAtom(pattern, at, branch);
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/u.exec(pattern.slice(end));
    const times = Number(quantifier?.[2] ?? 1);
    const repeats = quantifier !== null && (/[*+]/u.test(quantifier[1] ?? '') || Boolean(quantifier[3]));
    atoms.push({ ...atom, text: atom.text.repeat(Math.min(times, 40)), repeats });
    at = end + (quantifier?.[0].length ?? 0);
  }
  return atoms;
}

/** A text that a pattern, or nearly, takes; `branch` picks among alternatives. */
function sampleText(pattern: string, branch = 0): string {
  const branches = splitBranches(pattern);
  const atoms = readAtoms(branches[branch % branches.length]!, branch);
  return atoms.map(({ text }) => text).join('');
}

/** Pieces and openings that make a pattern begin often, go on long and fail at the end. */
function collectPumps(pattern: string, found: [string, string][], before = '', branch = 0): void {
  for (const one of splitBranches(pattern).slice(0, 12)) {
    let prefix = before;
    for (const { text, repeats, inner } of readAtoms(one, branch)) {
      if (repeats && text !== '') found.push([prefix, text]);
      if (inner !== null && !inner.startsWith('?')) collectPumps(inner, found, prefix, branch);
      prefix += text;
    }
    found.push([before, prefix.slice(before.length)]);
  }
}

/** A text that is hard for a pattern: `body` again and again between a head and a tail. */
export interface Attack {
  head: string;
  body: string;
  tail: string;
}

const COMMON = ['a', ' ', '1', '\n', 'a ', '. ', '"', '(', '1.', 'A '];
/** Ends that spoil a match that runs on to the end: most classes leave at least one of them out. */
const TAILS = ['\u0000', '"', '.'];

/** Texts that are hard for a pattern, each in its own way. */
export function writeAttacks(pattern: string): Attack[] {
  const pumps: [string, string][] = [];
  for (const branch of [0, 1, 2]) collectPumps(pattern, pumps, '', branch);
  const pieces = pumps.flatMap(([prefix, pump]): [string, string][] => [
    ['', pump],
    [prefix, pump],
    ['', prefix],
    ['', prefix + pump],
    ['', prefix + pump.repeat(Math.ceil(40 / Math.max(1, pump.length)))],
  ]);
  const all = [...pieces, ...COMMON.map((one): [string, string] => ['', one])].filter(
    ([, body]) => body !== '',
  );
  const unique = new Map(all.map(([head, body]) => [`${head}\0${body}`, { head, body }]));
  return [...unique.values()].flatMap((one, i) => ({ ...one, tail: TAILS[i % TAILS.length]! }));
}
