import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { SurfaceParts } from './options.ts';
import type { ProblemShape } from './problem.ts';
import { readBody } from './read-input.ts';
import { parseAllowedOrigins } from './security.ts';

const PATH = '/mcp';
/** JSON-RPC 2.0, 5.1: a request that is none, and what a server defines for itself. */
const INVALID_REQUEST = -32600;
const SERVER_ERROR = -32000;

function writeRpcError(code: number, message: string, data?: unknown) {
  return { jsonrpc: '2.0', id: null, error: { code, message, ...(data !== undefined && { data }) } };
}

/** Errors of `/mcp` before a message is handled: JSON-RPC, with the problem as data. */
export const rpcError: ProblemShape = {
  mediaType: 'application/json',
  write: (problem) =>
    writeRpcError(problem.code === 'invalid_input' ? INVALID_REQUEST : SERVER_ERROR, problem.detail, problem),
};

const message = z.looseObject({
  method: z.unknown().optional(),
  params: z.unknown().optional(),
});

/** Tools that answer a question; `fetch` and the resources only read a document, as `GET /v1/documents/{id}` does. */
const guardedTools = ['ask', 'check_claim', 'search'];

function asksQuestion({ method, params }: z.infer<typeof message>): boolean {
  if (method !== 'tools/call' || typeof params !== 'object' || params === null || !('name' in params))
    return false;
  return guardedTools.some((name) => name === params.name);
}

async function readMessage(context: Context): Promise<z.infer<typeof message>> {
  const body = await readBody(context, z.unknown());
  // MCP 2025-06-18 took batches out, and one batch would be many questions at the price of one.
  if (Array.isArray(body)) throw new AppError('invalid_input', 'Send one message at a time, not a batch.');
  const parsed = message.safeParse(body);
  if (!parsed.success) throw new AppError('invalid_input', 'The body is not a JSON-RPC message.');
  return parsed.data;
}

/** Refuses browsers on pages of other origins (MCP 2025-11-25, Transports, Security Warning): DNS rebinding. */
function refuseOrigin(context: Context, allowed: Set<string>): Response | undefined {
  const origin = context.req.header('Origin');
  if (origin === undefined || allowed.has(origin)) return undefined;
  return context.json(writeRpcError(SERVER_ERROR, 'This origin is not allowed.'), 403);
}

/**
 * `POST /mcp`: the Model Context Protocol over Streamable HTTP, without sessions, each message answered as JSON. The
 * protocol's library is loaded with the first message, so that a server without such clients never holds it.
 */
export function addMcp(app: Hono, parts: SurfaceParts): void {
  const allowed = new Set(parseAllowedOrigins(parts.options.allowedOrigins));
  app.post(PATH, async (context) => {
    const refused = refuseOrigin(context, allowed);
    if (refused) return refused;
    const body = await readMessage(context);
    const { handleMessage } = await import('./mcp-server.ts');
    let response: Response | undefined;
    const answer = async () => {
      response = await handleMessage({ context, parts, body });
    };
    await (asksQuestion(body) ? parts.guardQuestion(context, answer) : answer());
    return response ?? context.body(null, 202);
  });
}
