import { describe, expect, it } from 'vitest';
import type { SendRequest } from '../../src/http/surfaces.suite.ts';
import { expectRules } from '../../src/http/testing-rules.ts';

const QUESTION = 'Hoeveel geld trekt het kabinet uit voor veilige raadsvergaderingen?';

function postForm(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

/** Declares the pages for people, as a browser without a script sees them. */
export function describePages(send: SendRequest, letter: string): void {
  const open = async (path: string, init?: RequestInit): Promise<string> => {
    const response = await send(path, init);
    expectRules(response);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/u);
    expect(response.headers.get('Content-Security-Policy')).not.toContain('unsafe');
    return response.text();
  };

  describe('the pages', () => {
    it.each(['/', '/press', '/documents', `/documents/${letter}`])('%s can be opened', async (path) => {
      expect(await open(path)).toContain('<h1');
    });

    it('load a script whose hash is the one that they name', async () => {
      const response = await send('/widget.js');
      expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/u);
      const script = await response.arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', script));
      expect(await open('/')).toContain(`sha384-${btoa(String.fromCharCode(...digest))}`);
    });

    it('answer a question that is sent as a form', async () => {
      expect(await open('/', postForm({ question: QUESTION }))).toContain('3 miljoen euro');
    });

    it('check a text sentence by sentence at the press desk', async () => {
      const claim = 'Het kabinet trekt 5 miljoen euro uit voor veilige raadsvergaderingen.';
      expect(await open('/press', postForm({ claim }))).toContain('3 miljoen euro');
    });

    it('mark the quote that an address names', async () => {
      expect(await open(`/documents/${letter}?start=0&end=20`)).toContain('<mark');
    });

    it.each([
      ['md', /^text\/markdown/u, '#'],
      ['docx', /wordprocessingml/u, 'PK'],
    ])('export an answer as %s', async (format, type, begins) => {
      const response = await send('/press/exports', postForm({ question: QUESTION, format }));
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toMatch(type);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(new TextDecoder().decode(bytes.subarray(0, begins.length))).toBe(begins);
    });

    it('say so on a page when a document does not exist', async () => {
      const response = await send('/documents/bestaat-niet');
      expectRules(response);
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        404,
        'text/html; charset=UTF-8',
      ]);
    });
  });
}
