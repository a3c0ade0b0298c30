import type { AuditAnswer } from './advisories.ts';
import type { LockedPackage, Lockfile } from './lockfile.ts';

/** What the lockfile holds, counted, a line a subject. */
export function describePackages({ packages, allowScripts }: Lockfile): string[] {
  const tools = packages.filter(({ isTool }) => isTool).length;
  const hashed = packages.filter(({ integrity }) => integrity?.startsWith('sha512-')).length;
  return [
    `packages: ${packages.length}, of which ${packages.length - tools} run with the program and ${tools} are tools`,
    `licences: ${describeLicences(packages)}`,
    `origin: ${hashed} of ${packages.length} with a sha512 hash`,
    `install scripts: ${describeScripts(packages, allowScripts)}`,
  ];
}

function describeLicences(packages: LockedPackage[]): string {
  const counts = new Map<string, number>();
  for (const { licence = 'none' } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .map(([licence, count]) => `${licence} ${count}`)
    .join(', ');
}

function describeScripts(packages: LockedPackage[], allowScripts: Record<string, boolean>): string {
  const names = [...new Set(packages.filter((one) => one.hasInstallScript).map(({ name }) => name))].sort();
  const list = (decision: boolean | undefined) =>
    names.filter((name) => allowScripts[name] === decision).join(', ');
  return `${names.length} packages; allowed: ${list(true) || 'none'}; denied: ${list(false) || 'none'}`;
}

/** What came of asking for advisories. */
export function describeAdvisories(answer: AuditAnswer, exceptions: number): string {
  if (!answer.asked) return `advisories: could not be asked (${answer.why})`;
  return `advisories: ${answer.advisories.length} known, ${exceptions} exceptions on file`;
}
