import type { HumanContact } from '../contract.ts';
import type { Language } from '../types.ts';
import { words } from './words.ts';
import type { Words } from './words-nl.ts';

/** What a page says through attributes. */
export interface Settings {
  language: Language;
  /** Origin and path of the API, without a slash at the end. */
  api: string;
  heading: string;
  /** Example questions, at most six. */
  questions: string[];
  contact: HumanContact;
  /** Ids of the documents that answers may rest on; empty: all. */
  documents: string[];
  words: Words;
}

const script = document.currentScript;
/** Where this script came from: the API stands there unless the page says otherwise. */
const home = script instanceof HTMLScriptElement && script.src ? new URL(script.src).origin : location.origin;

const defaultContact = {
  label: 'Informatie Rijksoverheid',
  url: 'https://www.rijksoverheid.nl/contact',
  telephone: '1400',
};

function readList(element: Element, name: string, separator: RegExp): string[] {
  const items = (element.getAttribute(name) ?? '').split(separator);
  return items.map((item) => item.trim()).filter(Boolean);
}

function readLanguage(element: Element): Language {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? 'nl';
  return lang.toLowerCase().startsWith('en') ? 'en' : 'nl';
}

/** Reads the attributes `lang`, `api`, `heading`, `questions`, `contact-label`, `contact-url`, `contact-telephone`, `documents`. */
export function readSettings(element: Element): Settings {
  const language = readLanguage(element);
  const get = (name: string) => element.getAttribute(name)?.trim() || undefined;
  return {
    language,
    api: new URL(get('api') ?? home, document.baseURI).href.replace(/\/$/, ''),
    heading: get('heading') ?? words[language].heading,
    questions: readList(element, 'questions', /[|\n]/).slice(0, 6),
    contact: {
      label: get('contact-label') ?? defaultContact.label,
      url: get('contact-url') ?? defaultContact.url,
      telephone: get('contact-telephone') ?? defaultContact.telephone,
    },
    documents: readList(element, 'documents', /,/),
    words: words[language],
  };
}
