import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../text/sentences.ts';
import type { Services } from '../../types.ts';
import { createApp } from '../app.ts';
import type { RequestEvent } from '../options.ts';
import { createTestOptions, createTestServices, raise } from '../testing.ts';
import { createPages } from './create-pages.tsx';
import type { PagesOptions } from './options.ts';

function createSite(overrides: Partial<Services> = {}, parts: Partial<PagesOptions> = {}) {
  const services = createTestServices(overrides);
  const options = createTestOptions(parts);
  const pages = createPages(services, { ...options, widgetScript: 'self.x=1', splitSentences, ...parts });
  return createApp(services, { ...options, pages });
}

const site = createSite();

function posting(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

describe('every page', () => {
  it.each([
    '/',
    '/?lang=en',
    '/documents',
    '/documents/verzonnen-brief',
    '/documents/verzonnen-kamerstuk',
    '/press',
  ])('%s has a strict policy and nothing inline', async (path) => {
    const response = await site.request(path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(response.headers.get('Set-Cookie')).toBeNull();
    const html = await response.text();
    expect(html).not.toMatch(/<style|style="|<script>|\son\w+="|javascript:/);
    expect(html).toMatch(/geen mens|not a human/);
  });

  it('shows words of a source as words', async () => {
    const html = await (await site.request('/documents/verzonnen-brief')).text();
    expect(html).toContain('VERZONNEN brief &lt;b&gt;over&lt;/b&gt; bomen');
  });

  it('speaks English when asked, and keeps the source Dutch', async () => {
    const html = await (await site.request('/documents/verzonnen-brief?lang=en')).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<article lang="nl">/);
    expect(html).toContain('Prefer to talk to a person?');
  });
});

describe('the source viewer', () => {
  it('marks the quote, gives the mark the anchor, and says where it begins and ends', async () => {
    const html = await (await site.request('/documents/verzonnen-brief?start=0&end=54')).text();
    expect(html).toMatch(
      /<mark id="b1" tabindex="-1"><span class="vh" lang="nl">begin citaat: <\/span>De gemeente/,
    );
    expect(html).toMatch(/honderd bomen\.<span class="vh" lang="nl"> \(einde citaat\)<\/span><\/mark>/);
    expect(html.match(/id="b1"/g)).toHaveLength(1);
  });

  it.each(['start=0&end=9999', 'start=5&end=5', 'start=-1&end=4', 'start=a&end=b', 'start=3'])(
    'says so when %s is no place in this text',
    async (query) => {
      const response = await site.request(`/documents/verzonnen-brief?${query}`);
      const html = await response.text();
      expect(response.status).toBe(200);
      expect(html).not.toContain('<mark');
      expect(html).toContain('Het citaat waar deze link naar wijst');
    },
  );

  it('tells why a known document has no text', async () => {
    const html = await (await site.request('/documents/verzonnen-kamerstuk')).text();
    expect(html).toContain('Dit Kamerstuk is nog niet opgenomen.');
  });

  it('answers an unknown document with a page and 404', async () => {
    const response = await site.request('/documents/nergens');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(await response.text()).toContain('Deze pagina bestaat niet.');
  });
});

describe('the form without JavaScript', () => {
  it('answers on the server with the quote and a link to it, and nobody keeps it', async () => {
    const response = await site.request('/', posting({ question: 'Hoeveel bomen?' }));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('Antwoord van de AI-assistent');
    expect(html).toContain('data-ai-generated="false"');
    expect(html).toContain('De gemeente Voorbeeldstad plant in 2027 honderd bomen.');
    expect(html).toContain('href="/documents/verzonnen-brief#b1"');
  });

  it('shows the nearest passages and a person when the sources hold no answer', async () => {
    const html = await (await site.request('/', posting({ question: 'Wie wint?' }))).text();
    expect(html).toContain('Dit zeggen de bronnen wel');
    expect(html.match(/tel:1400/g)?.length).toBeGreaterThan(1);
  });

  it.each([
    ['nothing', ''],
    ['a question that is too long', 'x'.repeat(1001)],
  ])('asks again for %s and keeps what was typed', async (_name, question) => {
    const response = await site.request('/', posting({ question }));
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain(`${question}</textarea>`);
  });
});

describe('the press desk', () => {
  it('puts the claim beside the source with the words that differ marked in both', async () => {
    const html = await (
      await site.request('/press', posting({ claim: 'Voorbeeldstad plant tien bomen.' }))
    ).text();
    expect(html).toContain('De bron zegt iets anders');
    expect(html).toMatch(
      /plant <mark class="changed">tien<span class="vh" lang="nl"> \(verschilt\)<\/span><\/mark> bomen/,
    );
    expect(html).toMatch(/in 2027 <mark class="changed">honderd/);
    expect(html).toContain('http://localhost/documents/verzonnen-brief#b1');
  });

  it('checks a text sentence by sentence', async () => {
    const claims: string[] = [];
    const { checkClaim } = createTestServices();
    const counting = createSite({
      checkClaim: (request) => {
        claims.push(request.claim);
        return checkClaim(request);
      },
    });
    await counting.request('/press', posting({ claim: 'Mr. Jansen plant bomen.\r\nHet park komt er.' }));
    expect(claims).toEqual(['Mr. Jansen plant bomen.', 'Het park komt er.']);
  });

  it('refuses a text of too many sentences before it checks any', async () => {
    const response = await site.request('/press', posting({ claim: 'Een zin. '.repeat(21) }));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('De tekst heeft 21 zinnen');
  });

  it('shows the planning as a picture and as a table', async () => {
    const html = await (await site.request('/press')).text();
    expect(html).toMatch(/<svg[^>]* role="img"/);
    expect(html).toMatch(/<caption>Planning als tabel<\/caption>/);
  });

  it('gives a check as a Markdown file', async () => {
    const response = await site.request(
      '/press/exports',
      posting({ claim: 'Tien bomen.', format: 'markdown' }),
    );
    expect(response.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="briefwijzer-[\w-]+\.md"$/,
    );
    expect(await response.text()).toContain('[^1]: “De gemeente Voorbeeldstad');
  });

  it('offers Word only where a document can be written', async () => {
    const outcome = posting({ question: 'Hoeveel bomen?' });
    expect(await (await site.request('/press', outcome)).text()).not.toContain('Opslaan als Word');
    const withWord = createSite({}, { writeDocx: async () => new Uint8Array([80, 75]) });
    expect(await (await withWord.request('/press', outcome)).text()).toContain('Opslaan als Word');
    const file = await withWord.request(
      '/press/exports',
      posting({ question: 'Hoeveel bomen?', format: 'docx' }),
    );
    expect(file.headers.get('Content-Type')).toContain('wordprocessingml');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([80, 75]));
  });
});

describe('a fault', () => {
  it('is a page with the status of the API, a person, and nothing of the machine; the log knows it', async () => {
    const events: RequestEvent[] = [];
    const onEvent = (event: RequestEvent) => events.push(event);
    const broken = createSite({ ask: raise(new Error('geheim /srv/x.ts')) }, { onEvent });
    const response = await broken.request('/', posting({ question: 'Hoeveel bomen?' }));
    expect(response.status).toBe(500);
    expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    const html = await response.text();
    expect(html).toContain('Er ging bij ons iets mis.');
    expect(html).toContain('tel:1400');
    expect(html).not.toMatch(/geheim|\.ts:/);
    expect(events[0]?.fault?.name).toBe('Error');
  });

  it('of a switched-off assistant stops questions and leaves the documents readable', async () => {
    const off = createSite({}, { disabled: true });
    const response = await off.request('/press', posting({ claim: 'Tien bomen.' }));
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('3600');
    expect((await off.request('/documents/verzonnen-brief')).status).toBe(200);
  });

  it('of haste says how long to wait', async () => {
    const rateLimiter = { take: () => ({ allowed: false, retryAfterSeconds: 7 }) };
    const response = await createSite({}, { rateLimiter }).request(
      '/',
      posting({ question: 'Hoeveel bomen?' }),
    );
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('7');
    expect(await response.text()).toContain('te veel vragen tegelijk');
  });
});

describe('GET /widget.js', () => {
  it('is the injected script, and the demo page names its hash', async () => {
    const response = await site.request('/widget.js');
    const script = await response.text();
    expect(script).toBe('self.x=1');
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    const digest = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(script));
    const html = await (await site.request('/')).text();
    expect(html).toContain(`integrity="sha384-${Buffer.from(digest).toString('base64')}"`);
  });

  it('may be kept and is asked for anew', async () => {
    const first = await site.request('/widget.js');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    expect((await site.request('/widget.js', { headers })).status).toBe(304);
  });
});
