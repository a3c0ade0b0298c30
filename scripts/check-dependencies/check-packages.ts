import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isAllowed, RUNTIME_LICENCES, TOOL_LICENCES } from './licences.ts';
import type { LockedPackage, Lockfile } from './lockfile.ts';

const REGISTRY = 'https://registry.npmjs.org/';

/** Packages that must never come in, not even by way of others, and why. */
export const FORBIDDEN: Record<string, string> = {
  'event-stream': 'carried code that stole keys (2018)',
  'flatmap-stream': 'carried code that stole keys (2018)',
  'node-ipc': 'destroyed files on purpose (2022)',
  peacenotwar: 'writes files of its own on purpose (2022)',
  'onnxruntime-node': 'fetches a native library at install; models are an option, never a dependency',
  '@huggingface/transformers': 'an optional engine of hundreds of megabytes, never in the default install',
};

/** Packages of which one version may run with the program, and why. */
export const ONLY_ONCE: Record<string, string> = {
  zod: 'schemas of two versions do not fit in each other',
  hono: 'two versions do not share their contexts',
  '@langchain/core': 'two versions do not know each other’s messages',
};

/** Every fault of the packages of a lockfile, in words; empty when there is none. */
export async function findPackageFaults(lockfile: Lockfile, folder: string): Promise<string[]> {
  const each = await Promise.all(
    lockfile.packages.map(async (one) => [
      ...findLicenceFaults(one),
      ...findOriginFaults(one),
      ...findScriptFaults(one, lockfile.allowScripts),
      ...(await findInstalledFaults(one, folder)),
    ]),
  );
  return [...each.flat(), ...findNameFaults(lockfile.packages)];
}

const label = ({ name, version }: LockedPackage) => `${name}@${version}`;

function findLicenceFaults(one: LockedPackage): string[] {
  if (one.isLink) return [];
  if (!one.licence) return [`${label(one)}: the lockfile names no licence`];
  if (isAllowed(one.licence, one.isTool ? TOOL_LICENCES : RUNTIME_LICENCES)) return [];
  const where = one.isTool ? 'for a tool' : 'for what runs with the program';
  return [`${label(one)}: the licence ${one.licence} is not on the list ${where}`];
}

function findOriginFaults(one: LockedPackage): string[] {
  if (one.isLink) return [`${one.place}: is a link to a folder, not a package of the registry`];
  if (one.isBundled) return [];
  return [...findHashFaults(one), ...findAddressFaults(one)];
}

function findHashFaults(one: LockedPackage): string[] {
  if (!one.integrity) return [`${label(one)}: has no integrity hash`];
  // 64 bytes in base64.
  return /^sha512-[A-Za-z0-9+/]{86}==$/u.test(one.integrity)
    ? []
    : [`${label(one)}: its integrity hash is no sha512`];
}

/** Without an address npm asks the registry for this name and version, which the hash then holds. */
function findAddressFaults(one: LockedPackage): string[] {
  const { name, version, resolved } = one;
  const expected = `${REGISTRY}${name}/-/${name.replace(/^@[^/]+\//u, '')}-${version}.tgz`;
  if (resolved === undefined || resolved === expected) return [];
  return [
    resolved.startsWith(REGISTRY)
      ? `${label(one)}: comes from the address of another package, ${resolved}`
      : `${label(one)}: does not come from the registry`,
  ];
}

function findScriptFaults(one: LockedPackage, allowScripts: Record<string, boolean>): string[] {
  if (!one.hasInstallScript || Object.hasOwn(allowScripts, one.name)) return [];
  return [`${label(one)}: has an install script that allowScripts of package.json neither allows nor denies`];
}

/** What is installed must be what the lockfile says; what is not installed (another platform) cannot be looked at. */
async function findInstalledFaults(one: LockedPackage, folder: string): Promise<string[]> {
  if (one.isLink) return [];
  const text = await readFile(path.join(folder, one.place, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return [];
  const installed = JSON.parse(text) as { name?: string; version?: string; license?: unknown };
  const faults: string[] = [];
  if (installed.version !== one.version)
    faults.push(`${label(one)}: version ${installed.version} is installed`);
  if (installed.name !== one.name)
    faults.push(`${label(one)}: what is installed calls itself ${installed.name}`);
  const { license } = installed;
  if (typeof license === 'string' && license !== one.licence) {
    faults.push(`${label(one)}: calls its licence ${license}, the lockfile says ${one.licence}`);
  }
  return faults;
}

function findNameFaults(packages: LockedPackage[]): string[] {
  const forbidden = packages
    .filter(({ name }) => Object.hasOwn(FORBIDDEN, name))
    .map((one) => `${label(one)}: may not come in: ${FORBIDDEN[one.name]}`);
  const doubled = Object.entries(ONLY_ONCE).flatMap(([name, why]) => {
    const running = packages.filter((one) => one.name === name && !one.isTool);
    const versions = [...new Set(running.map(({ version }) => version))];
    return versions.length > 1 ? [`${name}: ${versions.join(' and ')} would run together: ${why}`] : [];
  });
  return [...forbidden, ...doubled];
}
