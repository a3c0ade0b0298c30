import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { describeApi } from './openapi.ts';
import { operations } from './operations.ts';
import { listProblemKinds } from './problem.ts';
import { createTestOptions, createTestServices } from './testing.ts';
import { collect, type Json, listBrokenReferences } from './testing-openapi.ts';

const app = createApp(createTestServices(), createTestOptions());

async function readApi(): Promise<Json> {
  return (await app.request('/v1/openapi.json')).json();
}

describe('the OpenAPI document', () => {
  it('names version, contact and a server with the major version', async () => {
    const api = await readApi();
    expect(api.openapi).toBe('3.1.0');
    expect(api.info.version).toBe('1.2.3');
    expect(api.info.contact).toEqual({
      name: 'Testbeheer',
      url: 'https://example.nl/contact',
      email: 'api@example.nl',
    });
    expect(api.servers).toEqual([{ url: '/v1' }]);
    const published = describeApi(createTestOptions({ publicUrl: 'https://vragen.example.nl' }));
    expect(published.servers).toEqual([{ url: 'https://vragen.example.nl/v1' }]);
  });

  it('describes exactly the routes below /v1', async () => {
    const api = await readApi();
    const served = app.routes.filter(
      ({ path, method }) => path.startsWith('/v1/') && /GET|POST/.test(method),
    );
    const names = served.map(
      ({ path, method }) => `${method.toLowerCase()} ${path.slice(3).replace(':id', '{id}')}`,
    );
    const described = Object.entries<Json>(api.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual([...new Set(names)].sort());
  });

  it('has a target for every reference and uses every schema', async () => {
    const api = await readApi();
    expect(listBrokenReferences(api)).toEqual([]);
    const used = new Set(collect(api, '$ref').map((reference) => reference.split('/').at(-1)));
    expect(Object.keys(api.components.schemas).filter((name) => !used.has(name))).toEqual([]);
  });

  it('follows the API Design Rules: version header, problems, 400 for input, camelCase, dates with a format', async () => {
    const api = await readApi();
    for (const responses of collect(api.paths, 'responses') as Json[]) {
      for (const [status, response] of Object.entries<Json>(responses)) {
        expect(response.headers).toHaveProperty('API-Version');
        if (Number(status) >= 400)
          expect(Object.keys(response.content)).toEqual(['application/problem+json']);
      }
    }
    for (const operation of operations) {
      const { responses, parameters } = api.paths[operation.path][operation.method];
      if (operation.method === 'post' || parameters.length > 0) expect(responses).toHaveProperty('400');
    }
    const properties = collect(api.components.schemas, 'properties').flatMap(Object.entries);
    expect(properties.filter(([name]) => !/^[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
    const dates = properties.filter(([name]) => name === 'date');
    expect(dates.map(([, schema]) => schema.format)).toEqual(dates.map(() => 'date'));
  });

  it('tells a client the limits that the server holds', async () => {
    const { components, paths } = await readApi();
    const { messages } = components.schemas.ChatRequest.properties;
    expect([messages.maxItems, messages.items.properties.content.maxLength]).toEqual([20, 1000]);
    expect(components.schemas.ChatRequest.additionalProperties).toBe(false);
    const limit = paths['/passages'].get.parameters.find(({ name }: Json) => name === 'limit');
    expect(limit.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 50, default: 10 });
  });
});

describe('/docs', () => {
  it('shows every operation and every kind of problem under the address that problems point to', async () => {
    const html = await (await app.request('/docs')).text();
    for (const { id, path } of operations) {
      expect(html).toContain(`id="${id}"`);
      expect(html).toContain(`/v1${path}</code>`);
    }
    for (const { code } of listProblemKinds()) {
      expect(html).toContain(`id="problem-${code.replaceAll('_', '-')}"`);
    }
  });

  it('has no dead link within the page', async () => {
    const html = await (await app.request('/docs')).text();
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  });

  it('loads nothing but its own style sheet and runs nothing', async () => {
    const response = await app.request('/docs');
    const html = await response.text();
    expect(html).not.toMatch(/<script|style=|\bon\w+=|src=/);
    expect([...html.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/docs/style.css',
    ]);
    expect(response.headers.get('Content-Security-Policy')).not.toContain('unsafe');
    expect((await app.request('/docs/style.css')).headers.get('Content-Type')).toContain('text/css');
  });
});
