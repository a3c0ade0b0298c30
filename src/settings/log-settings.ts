import * as z from 'zod';
import { setting } from './setting.ts';

/** The least serious first. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What both runtimes know of logging. */
export const logSettings = {
  BRIEFWIJZER_LOG_LEVEL: setting(
    z.enum(LOG_LEVELS, 'must be trace, debug, info, warn, error, fatal or silent'),
    'info',
    'How much is logged; questions and addresses never are',
  ),
};
