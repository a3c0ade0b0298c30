import { describe, expect, it } from 'vitest';
import { siteSettings } from '../settings/site-settings.ts';
import { createApp } from './app.ts';
import { writeSecurityTxt } from './security-txt.ts';
import { createTestOptions, createTestServices } from './testing.ts';

const PATH = '/.well-known/security.txt';
const DAY = 24 * 60 * 60 * 1000;
const securityContact = 'mailto:veilig@voorbeeld.example';

/** Fields by name; a field that stands there twice is a list. */
function readFields(text: string): [string, string][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => /^([A-Z][A-Za-z-]+): (\S.*)$/u.exec(line)!.slice(1) as [string, string]);
}

describe('security.txt', () => {
  it('says where, until when, in which languages and at which address', async () => {
    const options = {
      ...createTestOptions(),
      securityContact,
      publicUrl: 'https://vragen.voorbeeld.example',
    };
    const response = await createApp(createTestServices(), options).request(PATH);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const fields = readFields(await response.text());
    expect(fields.map(([name]) => name)).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical']);
    const values = Object.fromEntries(fields);
    expect(values.Contact).toBe(securityContact);
    expect(values.Canonical).toBe(`https://vragen.voorbeeld.example${PATH}`);
    expect(values.Expires).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/u);
  });

  it.each(['2026-11-24T00:00:00Z', '2026-12-31T23:59:59Z', '2028-02-29T12:00:00Z'])(
    'of %s is valid for at least five months and less than a year',
    (now) => {
      const text = writeSecurityTxt({ securityContact }, Date.parse(now));
      const left = Date.parse(/^Expires: (.*)$/mu.exec(text)![1]!) - Date.parse(now);
      expect(left).toBeGreaterThan(150 * DAY);
      expect(left).toBeLessThan(365 * DAY);
    },
  );

  it('names no address that is not reached by https', () => {
    expect(writeSecurityTxt({ securityContact, publicUrl: 'http://127.0.0.1:8787' }, 0)).not.toContain(
      'Canonical',
    );
  });

  it('is not there where nobody has said where to report', async () => {
    const response = await createApp(createTestServices(), createTestOptions()).request(PATH);
    expect(response.status).toBe(404);
  });

  it('is not changed by other methods', async () => {
    const app = createApp(createTestServices(), { ...createTestOptions(), securityContact });
    const response = await app.request(PATH, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each([
    ['mailto:a@b.example', true],
    ['https://voorbeeld.example/melden', true],
    ['tel:+31-70-0000000', true],
    ['a@b.example', false],
    ['http://voorbeeld.example', false],
    ['mailto:a@b.example\nContact: mailto:evil@c.example', false],
    ['javascript:alert(1)', false],
  ])('takes %j as a contact: %s', (value, isRight) => {
    expect(siteSettings.BRIEFWIJZER_SECURITY_CONTACT.schema.safeParse(value).success).toBe(isRight);
  });
});
