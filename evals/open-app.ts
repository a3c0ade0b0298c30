import type { Hono } from 'hono';
import { createApp } from '../src/http/app.ts';
import { createServices, type ServiceParts } from '../src/services.ts';
import type { Citation, Prompt } from '../src/types.ts';
import { openMeasuredIndex } from './open-index.ts';
import { isTraceable, isVerbatim } from './score-citations.ts';
import type { CheckCitation } from './summarize-questions.ts';
import { withoutPrompts } from './without-prompts.ts';

export interface EvalApp {
  /** The whole HTTP surface, without a rate limit: what is measured is the answer. */
  app: Hono;
  checkCitation: CheckCitation;
  /** One line on what was measured: version, engine, size. */
  label: string;
}

const CONTACT = { name: 'evals', url: 'https://example.org/', email: 'evals@example.org' };
const PERSON = { label: 'evals', url: 'https://example.org/', telephone: '1400' };

export interface Switches extends Pick<ServiceParts, 'weights' | 'slotChecks' | 'model'> {
  /** Blind-written questions and statements that are left out. */
  dropPrompts?: (prompt: Prompt) => boolean;
}

/** Opens the index once; the function that it gives makes an app over it, with other switches if wanted. */
export async function prepareApps(): Promise<(switches?: Switches) => Promise<EvalApp>> {
  const { parts, raws } = await openMeasuredIndex();
  const offsets = new Map(parts.content.documents.map((document) => [document.id, document.offsets]));
  return async ({ dropPrompts, ...switches } = {}) => {
    const content = dropPrompts ? withoutPrompts(parts.content, dropPrompts) : parts.content;
    const services = createServices({ ...parts, content, ...switches });
    const app = createApp(services, {
      version: '0.0.0',
      apiContact: CONTACT,
      humanContact: PERSON,
      allowedOrigins: [],
    });
    const texts = await readTexts(app, [...offsets.keys()]);
    const checkCitation = (citation: Citation) => {
      const [map, raw] = [offsets.get(citation.documentId), raws.get(citation.documentId)];
      const traceable = map && raw !== undefined ? isTraceable(citation, { offsets: map, raw }) : null;
      return { verbatim: isVerbatim(citation, texts.get(citation.documentId)), traceable };
    };
    const { version, passages, vectorIndex } = services.index;
    return { app, checkCitation, label: `index ${version}, ${passages} passages, ${vectorIndex} vectors` };
  };
}

/** The documents' texts as a client reads them: a citation must hold against what is published, not what is in memory. */
async function readTexts(app: Hono, ids: string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const id of ids) {
    const response = await app.request(`/v1/documents/${encodeURIComponent(id)}`);
    if (response.status !== 200) throw new Error(`/v1/documents/${id} answers ${response.status}`);
    texts.set(id, ((await response.json()) as { text: string }).text);
  }
  return texts;
}
