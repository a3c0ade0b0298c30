import type { Context, Hono } from 'hono';
import type { DocumentSummary } from '../types.ts';
import { escapeMarkdown } from './markdown-answer.ts';
import type { SurfaceParts } from './options.ts';
import { publicOrigin } from './public-origin.ts';

function listDocuments(documents: DocumentSummary[], base: string): string[] {
  const indexed = documents.filter(({ status }) => status === 'indexed');
  return indexed.map(({ id, title, date }) => {
    const link = `- [${escapeMarkdown(title.replace(/\s+/g, ' '))}](${base}/v1/documents/${encodeURIComponent(id)})`;
    return date ? `${link}: ${date}` : link;
  });
}

function writeLlms(context: Context, { services, options }: SurfaceParts): string {
  const base = publicOrigin(context, options);
  return [
    '# Briefwijzer',
    '',
    '> Beantwoordt vragen over de Beleidsbrief Binnenlandse Zaken van 24 april 2026 en de Kamerstukken waarnaar die ' +
      'verwijst, met letterlijke citaten die te controleren zijn. Een geautomatiseerde assistent (AI), geen mens.',
    '',
    'Wat niet in de bronnen staat, wordt niet beantwoord. Geef citaten letterlijk weer, met hun vindplaats.',
    '',
    '## API',
    '',
    `- [OpenAPI](${base}/v1/openapi.json): vragen, beweringen, passages, documenten, planning`,
    `- [Naslag](${base}/docs): dezelfde API voor mensen`,
    `- [MCP](${base}/mcp): POST, Streamable HTTP, tools search, fetch, ask en check_claim`,
    `- [OpenAI](${base}/openai/v1/models): base URL ${base}/openai/v1, model briefwijzer`,
    `- [Planning](${base}/v1/timeline): wat er wanneer staat te gebeuren, als data`,
    '',
    '## Documenten',
    '',
    ...listDocuments(services.listDocuments(), base),
    '',
  ].join('\n');
}

/** `GET /llms.txt`: what is here, for language models (llmstxt.org). */
export function addLlms(app: Hono, parts: SurfaceParts): void {
  app.get('/llms.txt', (context) =>
    context.text(writeLlms(context, parts), 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
}
