import { gzipSync } from 'node:zlib';
import type { BodyEncoding } from './request.ts';

function swapBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

/** The bytes of a body; halves of a surrogate pair become U+FFFD where the encoding has no place for them. */
export function encodeBody(text: string, encoding: BodyEncoding): Uint8Array<ArrayBuffer> {
  const encoders: Record<BodyEncoding, () => Buffer> = {
    utf8: () => Buffer.from(text, 'utf8'),
    'utf8-bom': () => Buffer.from(`\ufeff${text}`, 'utf8'),
    utf16le: () => Buffer.from(`\ufeff${text}`, 'utf16le'),
    utf16be: () => swapBytes(Buffer.from(`\ufeff${text}`, 'utf16le')),
    latin1: () => Buffer.from(text, 'latin1'),
    gzip: () => gzipSync(text),
  };
  return new Uint8Array(encoders[encoding]());
}

/** A text as a part of a path or query; a half of a surrogate pair has no such form and becomes U+FFFD. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
