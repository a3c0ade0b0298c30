/** The only file with the MCP library: loaded at the first message, for Node and Workers alike. */
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { listResources, readResource, resourceTemplate } from './mcp-resources.ts';
import { callTool, listTools, type ToolPlace, tools } from './mcp-tools.ts';
import { reportLateFault } from './slow-stream.ts';

/** MCP 2025-11-25, Resources, Error Handling. */
const RESOURCE_NOT_FOUND = -32002;

const INSTRUCTIONS =
  'Briefwijzer beantwoordt vragen over de Beleidsbrief Binnenlandse Zaken van 24 april 2026 en de Kamerstukken waarnaar ' +
  'die verwijst. Gebruik `ask` voor een vraag en `check_claim` voor een bewering. Geef de zinnen weer zoals ze er staan, ' +
  'met hun bron, en maak ze niet stelliger. Zegt een antwoord dat iets niet in de bronnen staat, vul het dan niet zelf aan.';

const toolList = listTools();

/** In place of the library's own, which would set up a compiler for JSON schemas (Ajv) anew for every message. */
const jsonSchemaValidator = {
  getValidator: () => {
    throw new McpError(ErrorCode.InternalError, 'This server asks nothing of its clients.');
  },
};

function addTools(server: Server, place: ToolPlace): void {
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: toolList }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, 'There is no tool of this name.');
    return callTool(tool, params.arguments ?? {}, place);
  });
}

/** Runs `read`; a fault of ours loses its own words, which may name a path, and goes to the log. */
function conceal<T>({ context, parts }: ToolPlace, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new McpError(ErrorCode.InternalError, reportLateFault(context, error, parts.options).detail);
  }
}

function addResources(server: Server, place: ToolPlace): void {
  const { services } = place.parts;
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: conceal(place, () => listResources(services)),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [resourceTemplate],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) => {
    const resource = conceal(place, () => readResource(services, params.uri));
    if (!resource) throw new McpError(RESOURCE_NOT_FOUND, 'There is no document at this address.');
    return { contents: [resource] };
  });
}

/** Answers one message with a server of its own: nothing is kept between messages, so no client sees another's. */
export async function handleMessage({ body, ...place }: ToolPlace & { body: unknown }): Promise<Response> {
  const { version, publicUrl } = place.parts.options;
  const info = {
    name: 'briefwijzer',
    title: 'Briefwijzer',
    version,
    ...(publicUrl && { websiteUrl: publicUrl }),
  };
  const capabilities = { tools: {}, resources: {} };
  const server = new Server(info, { capabilities, instructions: INSTRUCTIONS, jsonSchemaValidator });
  addTools(server, place);
  addResources(server, place);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  return transport.handleRequest(place.context.req.raw, { parsedBody: body });
}
