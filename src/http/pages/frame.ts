import type { Context } from 'hono';
import type { IndexIdentity, Language } from '../../types.ts';
import type { PagesOptions } from './options.ts';
import { words } from './words.ts';
import type { Words } from './words-nl.ts';

/** What every page needs to be drawn: language, texts, address, and who answers as a person. */
export interface Frame {
  language: Language;
  words: Words;
  /** Path and query without `lang`, for the link to the other language. */
  path: string;
  /** Origin for permanent links, such as `https://vragen.example.nl`. */
  origin: string;
  contact: PagesOptions['humanContact'];
  index: IndexIdentity;
  /** True when a Word document can be written here. */
  hasWord: boolean;
}

/** Reads language (`?lang=en`) and address of a request. */
export function frameOf(context: Context, options: PagesOptions, index: IndexIdentity): Frame {
  const url = new URL(context.req.url);
  const language: Language = url.searchParams.get('lang') === 'en' ? 'en' : 'nl';
  url.searchParams.delete('lang');
  return {
    language,
    words: words[language],
    path: `${url.pathname}${url.search}`,
    origin: options.publicUrl?.replace(/\/$/, '') ?? url.origin,
    contact: options.humanContact,
    index,
    hasWord: options.writeDocx !== undefined,
  };
}

/** An address on this site that keeps the language; a fragment stays at the end. */
export function localize(path: string, language: Language): string {
  if (language === 'nl') return path;
  const [before = '', fragment] = path.split('#');
  return `${before}${before.includes('?') ? '&' : '?'}lang=en${fragment ? `#${fragment}` : ''}`;
}

/** A date for people, such as `24 april 2026`; dates of a document have no time and no zone. */
export function formatDate(iso: string, language: Language): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', style).format(new Date(iso));
}
