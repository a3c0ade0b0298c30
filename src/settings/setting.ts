import * as z from 'zod';

/** A setting of the environment: what it may be, what it is when nobody sets it, and what it means. */
export interface Setting<T> {
  schema: z.ZodType<T, string>;
  /** As it would be written in the environment; an empty text means that there is none. */
  default: string;
  description: string;
}

export function setting<T>(schema: z.ZodType<T, string>, standard: string, description: string): Setting<T> {
  return { schema, default: standard, description };
}

/** The values of a table of settings, as their schemas read them. */
export type ValuesOf<Table extends Record<string, Setting<unknown>>> = {
  [K in keyof Table]: Table[K] extends Setting<infer T> ? T | undefined : never;
};

/** A whole number between bounds. */
export const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/u, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(least, `must be ${least} or more`).max(most, `must be ${most} or less`));

export const webAddress = z.url({ protocol: /^https?$/u, error: 'must be a web address (https://…)' });
