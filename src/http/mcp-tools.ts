import type { Context } from 'hono';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { Answer, Citation, ClaimCheck } from '../types.ts';
import { askServices, checkWithServices } from './ask-services.ts';
import { writeAnswer, writeCheck } from './markdown-answer.ts';
import { fetched, fetchRequest, fetchText, findResults, found } from './mcp-documents.ts';
import { describeResource } from './mcp-resources.ts';
import type { SurfaceParts } from './options.ts';
import { words } from './pages/words.ts';
import { toProblem } from './problem.ts';
import { publicOrigin } from './public-origin.ts';
import { checkInput } from './read-input.ts';
import { reportLateFault } from './slow-stream.ts';

/** Where a tool runs: the request that called it, and what it may use. */
export interface ToolPlace {
  context: Context;
  parts: SurfaceParts;
}

type Content =
  | { type: 'text'; text: string }
  | ({ type: 'resource_link' } & ReturnType<typeof describeResource>);

/** What a tool gives: content for a model that reads, the same as data for a program. */
interface ToolOutcome {
  content: Content[];
  structuredContent: Record<string, unknown>;
}

interface Tool {
  name: string;
  title: string;
  description: string;
  input: z.ZodType;
  output: z.ZodType;
  run(input: unknown, place: ToolPlace): Promise<ToolOutcome>;
}

const { language, documents, messages } = contract.chatRequest.shape;

const askRequest = z.strictObject({
  question: contract.claimCheckRequest.shape.claim.describe('De vraag, 1 tot en met 1000 tekens.'),
  history: z
    .exactOptional(z.array(messages.element).max(contract.MAX_MESSAGES - 1))
    .describe('Het gesprek tot nu toe, voor een vervolgvraag.'),
  language,
  documents,
});

const asText = (text: string): Content => ({ type: 'text', text });

function linkDocuments(citations: Citation[]): Content[] {
  const titles = new Map(citations.map(({ documentId, documentTitle }) => [documentId, documentTitle]));
  return [...titles].map(([id, title]) => ({ type: 'resource_link', ...describeResource({ id, title }) }));
}

function placeLinks({ context, parts: { options } }: ToolPlace) {
  return { base: publicOrigin(context, options), contact: options.humanContact };
}

function outcomeOf(text: string, result: Answer | ClaimCheck): ToolOutcome {
  return { content: [asText(text), ...linkDocuments(result.citations)], structuredContent: { ...result } };
}

/** JSON in the first text as well: ChatGPT reads the results of `search` and `fetch` there. */
function asJson(structuredContent: Record<string, unknown>): ToolOutcome {
  return { content: [asText(JSON.stringify(structuredContent))], structuredContent };
}

async function ask(input: unknown, place: ToolPlace): Promise<ToolOutcome> {
  const { question, history = [], ...rest } = checkInput(askRequest, input);
  const request = { ...rest, messages: [...history, { role: 'user' as const, content: question }] };
  const answer = await askServices(place.parts, request, place.context.req.raw.signal);
  const pieces = writeAnswer(answer, placeLinks(place));
  return outcomeOf(pieces.map(({ text }) => text).join(''), answer);
}

async function checkClaim(input: unknown, place: ToolPlace): Promise<ToolOutcome> {
  const request = checkInput(contract.claimCheckRequest, input);
  const check = await checkWithServices(place.parts, request, place.context.req.raw.signal);
  const verdict = words[request.language ?? 'nl'].verdicts[check.verdict];
  return outcomeOf(writeCheck(check, { ...placeLinks(place), verdict }), check);
}

/** Every tool, in the order in which a client lists them. */
export const tools: Tool[] = [
  {
    name: 'search',
    title: 'Zoek in de bronnen',
    description:
      'Zoekt passages in de beleidsbrief en de andere documenten, de beste eerst. Lees ze met `fetch`.',
    input: contract.passagesQuery,
    output: found,
    run: async (input, place) => {
      const request = checkInput(contract.passagesQuery, input);
      return asJson(await findResults(request, { ...place.parts, base: placeLinks(place).base }));
    },
  },
  {
    name: 'fetch',
    title: 'Lees een bron',
    description:
      'Geeft de tekst bij een id uit `search` (het hoofdstuk om de passage), of een heel document.',
    input: fetchRequest,
    output: fetched,
    run: async (input, place) => {
      const { id } = checkInput(fetchRequest, input);
      return asJson(fetchText(id, { ...place.parts, base: placeLinks(place).base }));
    },
  },
  {
    name: 'ask',
    title: 'Stel een vraag',
    description:
      'Beantwoordt een vraag over de beleidsbrief met zinnen uit de bronnen, elk met een letterlijk citaat en vindplaats, ' +
      'of zegt dat het antwoord er niet in staat.',
    input: askRequest,
    output: contract.answer,
    run: ask,
  },
  {
    name: 'check_claim',
    title: 'Controleer een bewering',
    description:
      'Zegt of de bronnen een bewering dragen, tegenspreken of er niets over zeggen, met het precieze verschil.',
    input: contract.claimCheckRequest,
    output: contract.claimCheck,
    run: checkClaim,
  },
];

function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  // Draft 7: the library's own client knows no later draft.
  return { ...z.toJSONSchema(schema, { io, target: 'draft-7' }), type: 'object' as const };
}

/** The tools as `tools/list` shows them. */
export function listTools() {
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  return tools.map(({ name, title, description, input, output }) => ({
    ...{ name, title, description, annotations: { title, ...annotations } },
    inputSchema: toSchema(input, 'input'),
    outputSchema: toSchema(output, 'output'),
  }));
}

/** Runs a tool. A fault becomes a result that says what was wrong, in words that are safe to show (MCP: `isError`). */
export async function callTool(tool: Tool, input: unknown, place: ToolPlace) {
  try {
    return { ...(await tool.run(input, place)) };
  } catch (error) {
    const { context, parts } = place;
    const {
      detail,
      status,
      errors = [],
      contact,
    } = toProblem(error, context.get('requestId'), parts.options.humanContact);
    if (status >= 500) reportLateFault(context, error, parts.options);
    const fields = errors.map((field) => `${field.pointer} ${field.detail}`);
    const way = contact ? [`${contact.label}, tel. ${contact.telephone}, ${contact.url}`] : [];
    return { isError: true, content: [asText([detail, ...fields, ...way].join('\n'))] };
  }
}
