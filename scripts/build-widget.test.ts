import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWidget } from './build-widget.ts';

/** What a page may ask its readers to load: bytes after `gzip -9`. */
const BUDGET = 25_600;

describe('the bundled widget', () => {
  let script = '';
  beforeAll(async () => {
    script = await buildWidget();
  });

  it(`is at most ${BUDGET} bytes after gzip -9`, () => {
    const size = gzipSync(script, { level: 9 }).length;
    expect(size).toBeGreaterThan(1000);
    expect(size).toBeLessThanOrEqual(BUDGET);
  });

  it('names no address but the default way to a person', () => {
    const addresses = [...script.matchAll(/https?:\/\/[^"'`\s]+/g)].map(([address]) => address);
    expect(addresses).toEqual(['https://www.rijksoverheid.nl/contact']);
  });

  it('keeps nothing on the reader’s machine and runs no text as code', () => {
    expect(script).not.toMatch(
      /localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|\beval\(|new Function/,
    );
  });

  it('is the same for the same source, so that a hash on a page holds', async () => {
    expect(await buildWidget()).toBe(script);
  });
});
