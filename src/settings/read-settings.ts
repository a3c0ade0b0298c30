import { AppError } from '../errors.ts';
import type { Setting, ValuesOf } from './setting.ts';

const PREFIX = 'BRIEFWIJZER_';

/**
 * Reads a table of settings from an environment or from the vars of a Worker; an empty value counts as none, and what is
 * no text (a binding) is no setting. `faults` names every wrong value, and every name with our prefix that the table does
 * not know; `values` is whole only without faults.
 */
export function readSettings<Table extends Record<string, Setting<unknown>>>(
  settings: Table,
  env: Record<string, unknown>,
): { values: ValuesOf<Table>; faults: string[] } {
  const texts = Object.entries(env).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.trim()] as const] : [],
  );
  const given = new Map(texts);
  const unknown = [...given.keys()].filter(
    (name) => name.startsWith(PREFIX) && !Object.hasOwn(settings, name),
  );
  const faults = unknown.map((name) => `${name}: there is no such setting`);
  const values: Record<string, unknown> = {};
  for (const [name, { schema, default: standard }] of Object.entries(settings)) {
    const text = given.get(name) || standard;
    if (text === '') continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${name}: ${parsed.error.issues[0]!.message}`);
  }
  return { values: values as ValuesOf<Table>, faults };
}

/** The error for settings that are wrong, each in words; undefined when none is. */
export function findSettingsError(faults: string[]): AppError | undefined {
  if (faults.length === 0) return undefined;
  return new AppError('configuration_invalid', `Wrong configuration:\n  ${faults.join('\n  ')}`, {
    hint: 'README lists every setting and what it may be.',
  });
}
