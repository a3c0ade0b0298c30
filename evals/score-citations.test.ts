import { expect, it } from 'vitest';
import { TextBuilder } from '../src/ingest/text-builder.ts';
import { isTraceable, isVerbatim } from './score-citations.ts';

/** MADE UP raw text: a page head stands inside a sentence. */
const raw = 'In het park\nPagina 2\nstaan bomen.';
const builder = new TextBuilder(raw);
builder.append(0, 11);
builder.space(' ');
builder.append(21, 33);
const citation = { start: 0, end: 24, quote: 'In het park staan bomen.' };

it('follows a quote over a cut to the raw file', () => {
  expect(builder.text).toBe(citation.quote);
  expect(isTraceable(citation, { offsets: builder.offsets, raw })).toBe(true);
});

it('refuses a quote of which the raw file holds other letters, or nothing', () => {
  expect(isTraceable(citation, { offsets: builder.offsets, raw: raw.replace('bomen', 'huizen') })).toBe(
    false,
  );
  expect(isTraceable(citation, { offsets: builder.offsets.slice(0, 1), raw })).toBe(false);
});

it('calls a quote verbatim only to the character, in a document that is there', () => {
  expect(isVerbatim(citation, builder.text)).toBe(true);
  expect(isVerbatim({ ...citation, end: 23 }, builder.text)).toBe(false);
  expect(isVerbatim(citation, undefined)).toBe(false);
});
