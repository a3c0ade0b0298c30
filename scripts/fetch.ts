import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { AppError, describeError } from '../src/errors.ts';
import { findPaperReferences } from '../src/ingest/citations.ts';
import { FilePaperStore } from '../src/ingest/file-cache.ts';
import { fetchPaper, type PaperOutcome } from '../src/ingest/koop-client.ts';
import { KOOP_HOSTS } from '../src/ingest/koop-urls.ts';
import { type Manifest, parseManifestText } from '../src/ingest/manifest.ts';
import { PoliteFetcher } from '../src/ingest/polite-fetch.ts';

const CORPUS = new URL('../corpus/', import.meta.url);
const LEAST_DELAY_MS = 1000;

const USAGE = `Fetches the Kamerstukken that the corpus names into corpus/sources/kamerstukken.
  npm run fetch                    the papers of corpus/manifest.json that are not there yet
  npm run fetch -- --refresh       all of them again
  npm run fetch -- kst-36800-B-4   these papers
Settings: KOOP_CONTACT (an e-mail address or a web address, sent along in the User-Agent), KOOP_DELAY_MS (1000 or more).
The network is optional: what cannot be reached is reported and the corpus stays as it is.`;

const baseUrl = z
  .url({ protocol: /^https?$/u })
  .transform((url) => url.replace(/\/+$/u, ''))
  .refine((url) => url.startsWith('https:') || isLoopback(url), 'must be https, unless it is this machine');

const settingsSchema = z
  .object({
    KOOP_CONTACT: z.union([z.email(), z.url()], 'must be an e-mail address or a web address').optional(),
    KOOP_DELAY_MS: z.coerce.number().int().min(0).max(600_000).default(LEAST_DELAY_MS),
    KOOP_SEARCH_URL: baseUrl.default(KOOP_HOSTS.search),
    KOOP_REPOSITORY_URL: baseUrl.default(KOOP_HOSTS.repository),
    KOOP_MIRROR_URL: baseUrl.default(KOOP_HOSTS.mirror),
    KOOP_FOLDER: z
      .string()
      .min(1)
      .default(fileURLToPath(new URL('sources/kamerstukken', CORPUS))),
  })
  .refine(
    (settings) =>
      settings.KOOP_DELAY_MS >= LEAST_DELAY_MS ||
      [settings.KOOP_SEARCH_URL, settings.KOOP_REPOSITORY_URL, settings.KOOP_MIRROR_URL].every(isLoopback),
    {
      path: ['KOOP_DELAY_MS'],
      message: `must be ${LEAST_DELAY_MS} or more: the hosts are shared with others`,
    },
  );

type Settings = z.infer<typeof settingsSchema>;

function isLoopback(url: string): boolean {
  return /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|\/|$)/u.test(url);
}

/** Settings from the environment; an empty value counts as none. Errors: `configuration_invalid`. */
function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('configuration_invalid', `Wrong configuration: ${faults.join('; ')}`, {
    hint: 'Set or unset these variables and run npm run fetch again.',
  });
}

/** The papers to fetch: those named on the command line, else those of the manifest. Errors: `configuration_invalid`. */
function readRequests(names: string[], manifest: Manifest): { id: string; citedYear: string | null }[] {
  const wrong = names.filter((name) => !/^kst-[0-9A-Za-z-]{1,60}$/u.test(name));
  if (wrong.length > 0) {
    throw new AppError('configuration_invalid', `Not an identifier: ${wrong.join(', ')}`, { hint: USAGE });
  }
  const official = manifest.documents.filter(({ source }) => 'official' in source);
  const ids = names.length > 0 ? names : official.map(({ id }) => id);
  return ids.map((id) => {
    const citedAs = official.find((entry) => entry.id === id)?.citedAs ?? '';
    return { id, citedYear: findPaperReferences(citedAs)[0]?.year ?? null };
  });
}

function createFetcher(settings: Settings): PoliteFetcher {
  const contact = settings.KOOP_CONTACT ?? 'no contact configured';
  const urls = [settings.KOOP_SEARCH_URL, settings.KOOP_REPOSITORY_URL, settings.KOOP_MIRROR_URL];
  return new PoliteFetcher({
    userAgent: `Briefwijzer/0.1 (${contact})`,
    delayMs: settings.KOOP_DELAY_MS,
    timeoutMs: 45_000,
    tries: 3,
    maxBytes: 20_000_000,
    maxWaitMs: 120_000,
    hosts: urls.map((url) => new URL(url).host),
  });
}

function reportLines({ id, outcome, detail, yearMismatch, newId }: PaperOutcome): string[] {
  const lines = [`${id.padEnd(20)} ${outcome.replace('_', ' ').padEnd(12)} ${detail}`];
  if (yearMismatch) {
    lines.push(
      `  note: it was cited with the year ${yearMismatch.cited}, the paper is of ${yearMismatch.found}`,
    );
  }
  if (newId) lines.push(`  note: the publication answers as ${newId}`);
  return lines;
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) return console.log(USAGE);
  const unknown = args.filter((arg) => arg.startsWith('-') && arg !== '--refresh');
  if (unknown.length > 0) {
    throw new AppError('configuration_invalid', `Unknown option: ${unknown.join(', ')}`, { hint: USAGE });
  }
  const settings = readSettings(process.env);
  const manifest = parseManifestText(await readFile(new URL('manifest.json', CORPUS), 'utf8'));
  const requests = readRequests(
    args.filter((arg) => !arg.startsWith('-')),
    manifest,
  );
  const client = {
    fetcher: createFetcher(settings),
    hosts: {
      search: settings.KOOP_SEARCH_URL,
      repository: settings.KOOP_REPOSITORY_URL,
      mirror: settings.KOOP_MIRROR_URL,
    },
    store: new FilePaperStore(settings.KOOP_FOLDER),
    refresh: args.includes('--refresh'),
  };
  const counts = new Map<string, number>();
  for (const request of requests) {
    const outcome = await fetchPaper(client, request);
    counts.set(outcome.outcome, (counts.get(outcome.outcome) ?? 0) + 1);
    console.log(reportLines(outcome).join('\n'));
  }
  const summary = [...counts].map(([outcome, count]) => `${count} ${outcome.replace('_', ' ')}`).join(', ');
  console.log(`${requests.length} papers: ${summary || 'none to fetch'}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
