import { AppError } from '../errors.ts';
import { parseKamerstuk } from './kamerstuk-xml.ts';
import { type KoopHosts, type KoopPart, listAddresses } from './koop-urls.ts';
import { type PaperMetadata, parsePaperMetadata } from './paper-metadata.ts';
import { decodeXml, type PaperStore } from './paper-store.ts';
import { parsePaperPdf } from './pdf.ts';
import type { PoliteFetcher } from './polite-fetch.ts';
import { readPaper } from './read-papers.ts';

export interface PaperRequest {
  /** Such as `kst-36800-VII-52`. */
  id: string;
  /** Parliamentary year that the citing text names, `2025-2026`. It is compared, never used to find the paper. */
  citedYear: string | null;
}

/** What became of one paper; `detail` says it in words for a terminal. */
export interface PaperOutcome {
  id: string;
  outcome: 'fetched' | 'cached' | 'not_found' | 'unreachable' | 'refused';
  detail: string;
  /** The year that was cited and the year of the paper, where they differ. */
  yearMismatch: { cited: string; found: string } | null;
  /** The identifier that the publication has now, where it is another one. */
  newId: string | null;
}

export interface KoopClient {
  fetcher: Pick<PoliteFetcher, 'get'>;
  hosts: KoopHosts;
  store: PaperStore;
  /** Fetch again what is in the store already. */
  refresh: boolean;
}

type Search<T> =
  | { status: 'found'; url: string; body: Uint8Array; value: T }
  | { status: 'not_found' | 'unreachable' | 'refused'; detail: string; newId?: string };

/**
 * Fetches a paper with its metadata and keeps both in the store, XML where there is some, else PDF.
 * It is accepted only when its root is that of a Kamerstuk and its DC.identifier is the identifier that was asked for.
 * Whatever the hosts answer is an outcome; errors come only from the store.
 */
export async function fetchPaper(client: KoopClient, request: PaperRequest): Promise<PaperOutcome> {
  const { id, citedYear } = request;
  const tell = (
    outcome: PaperOutcome['outcome'],
    detail: string,
    more: Partial<PaperOutcome> = {},
  ): PaperOutcome => ({
    id,
    outcome,
    detail,
    yearMismatch: null,
    newId: null,
    ...more,
  });
  const kept = client.refresh ? null : await readPaper(client.store, id);
  if (kept && 'detail' in kept)
    return tell('refused', `${kept.detail}; remove ${kept.file} or fetch again with --refresh`);
  if (kept) return tell('cached', kept.file, { yearMismatch: compareYears(citedYear, kept.year) });
  const metadata = await findMetadata(client, id);
  if (metadata.status !== 'found')
    return tell(metadata.status, metadata.detail, { newId: metadata.newId ?? null });
  const yearMismatch = compareYears(citedYear, metadata.value.year);
  const text = await findText(client, id, metadata.value);
  if (text.status !== 'found') return tell(text.status, text.detail, { yearMismatch });
  await client.store.write(`${id}.metadata.xml`, metadata.body);
  const { part } = text.value;
  await client.store.write(`${id}.${part}`, text.body);
  return tell('fetched', `${part.toUpperCase()}, ${text.body.byteLength} bytes, ${text.url}`, {
    yearMismatch,
  });
}

function compareYears(cited: string | null, found: string | null): PaperOutcome['yearMismatch'] {
  return cited && found && cited !== found ? { cited, found } : null;
}

async function findMetadata(client: KoopClient, id: string): Promise<Search<PaperMetadata>> {
  const search = await searchHosts(client, { id, part: 'metadata' }, (body) =>
    parsePaperMetadata(decodeXml(body)),
  );
  if (search.status !== 'found' || search.value.id.toLowerCase() === id.toLowerCase()) return search;
  const newId = search.value.id;
  const detail = `the metadata is that of ${newId}; if it has replaced ${id}, ask for it by that identifier`;
  return { status: 'refused', detail, newId };
}

async function findText(
  client: KoopClient,
  id: string,
  metadata: PaperMetadata,
): Promise<Search<{ part: 'xml' | 'pdf' }>> {
  const xml = await searchHosts<{ part: 'xml' | 'pdf' }>(client, { id, part: 'xml' }, (body) => {
    parseKamerstuk(decodeXml(body), id, metadata);
    return { part: 'xml' };
  });
  if (xml.status === 'found') return xml;
  const pdf = await searchHosts<{ part: 'xml' | 'pdf' }>(client, { id, part: 'pdf' }, async (body) => {
    await parsePaperPdf(body, id, metadata);
    return { part: 'pdf' };
  });
  if (pdf.status === 'found') return pdf;
  const failures = [xml, pdf];
  const worst =
    failures.find(({ status }) => status === 'refused') ??
    failures.find(({ status }) => status === 'unreachable');
  return worst ?? { status: 'not_found', detail: 'the metadata is there, but neither XML nor PDF' };
}

/** Asks the hosts one after another until one gives a file that `parse` accepts. */
async function searchHosts<T>(
  client: KoopClient,
  wanted: { id: string; part: KoopPart },
  parse: (body: Uint8Array) => T | Promise<T>,
): Promise<Search<T>> {
  const refusals: string[] = [];
  const faults: string[] = [];
  for (const url of listAddresses(wanted.id, wanted.part, client.hosts)) {
    const answer = await client.fetcher.get(url);
    if (answer.status === 'unreachable') faults.push(answer.reason);
    // A missing publication can answer 200 with a page that says so.
    if (answer.status !== 'found' || isPage(answer.body)) continue;
    try {
      return { status: 'found', url: answer.url, body: answer.body, value: await parse(answer.body) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(`${answer.url}: ${error.message}`);
    }
  }
  if (refusals.length > 0) return { status: 'refused', detail: refusals.join('; ') };
  if (faults.length > 0) return { status: 'unreachable', detail: [...new Set(faults)].join('; ') };
  return { status: 'not_found', detail: `no ${wanted.part} on any of the hosts` };
}

function isPage(body: Uint8Array): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 1000));
  return /<!doctype\s+html|<html[\s>]/iu.test(start);
}
