import { execFile } from 'node:child_process';
import * as z from 'zod';

/** A known advisory that is accepted for now. */
export interface AdvisoryException {
  /** Such as `GHSA-xxxx-xxxx-xxxx`. */
  id: string;
  reason: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  until: string;
}

/** Advisories that are accepted, each with a reason and an end. */
export const EXCEPTIONS: AdvisoryException[] = [];

export interface Advisory {
  id: string;
  name: string;
  severity: string;
  title: string;
}

export type AuditAnswer = { asked: true; advisories: Advisory[] } | { asked: false; why: string };

const TIMEOUT_MS = 60_000;

const via = z.object({ url: z.string(), name: z.string(), severity: z.string(), title: z.string() });
const auditSchema = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), via])) })),
});

/** Asks the registry, by npm's own client, for advisories on the packages of a lockfile. Never rejects. */
export function askAudit(folder: string): Promise<AuditAnswer> {
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  return new Promise((resolve) => {
    // The exit status says whether there are advisories, and so does the answer.
    execFile('npm', args, { cwd: folder, timeout: TIMEOUT_MS, maxBuffer: 2 ** 26 }, (error, stdout) => {
      resolve(readAudit(stdout, error?.message ?? ''));
    });
  });
}

/** Reads what `npm audit --json` printed. */
export function readAudit(stdout: string, fault = ''): AuditAnswer {
  const json = parse(stdout);
  const parsed = auditSchema.safeParse(json);
  if (!parsed.success) return { asked: false, why: describeFault(json, fault) };
  const found = Object.values(parsed.data.vulnerabilities).flatMap((one) =>
    one.via.flatMap((cause): Advisory[] =>
      typeof cause === 'string' ? [] : [{ ...cause, id: cause.url.replace(/^.*\//u, '') }],
    ),
  );
  const advisories = [...new Map(found.map((one) => [`${one.id} ${one.name}`, one])).values()];
  return {
    asked: true,
    advisories: advisories.map(({ id, name, severity, title }) => ({ id, name, severity, title })),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describeFault(json: unknown, fault: string): string {
  const message = (json as { message?: unknown } | null)?.message;
  const said = typeof message === 'string' ? message : fault.split('\n')[0]!;
  return said.replaceAll(/\s+/gu, ' ').slice(0, 200) || 'npm audit gave no answer';
}

/** Advisories that nothing accepts, and exceptions that ended, in words. `today` is `YYYY-MM-DD`. */
export function findAdvisoryFaults(
  answer: AuditAnswer,
  { exceptions, today }: { exceptions: AdvisoryException[]; today: string },
): string[] {
  const ended = exceptions
    .filter(({ until }) => until < today)
    .map(({ id, until }) => `the exception for ${id} ended on ${until}: look again`);
  const accepted = new Set(exceptions.filter(({ until }) => until >= today).map(({ id }) => id));
  const open = answer.asked ? answer.advisories.filter(({ id }) => !accepted.has(id)) : [];
  return [...ended, ...open.map(({ id, name, severity, title }) => `${name}: ${id} (${severity}): ${title}`)];
}
