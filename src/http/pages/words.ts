import type { Language } from '../../types.ts';
import { english } from './words-en.ts';
import { dutch, type Words } from './words-nl.ts';

/** The texts by language. */
export const words: Record<Language, Words> = { nl: dutch, en: english };
