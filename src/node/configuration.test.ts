import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { listSettings, readConfiguration } from './configuration.ts';

function fault(env: Record<string, string>): string {
  try {
    readConfiguration(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).type).toBe('configuration_invalid');
    return (error as AppError).message;
  }
  return '';
}

describe('the configuration', () => {
  it('serves this machine only, and nobody else may call it, when nothing is set', () => {
    const configuration = readConfiguration({ PATH: '/bin', KOOP_DELAY_MS: '1' });
    expect(configuration).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      allowedOrigins: [],
      trustedProxies: 0,
      disabled: false,
      publicUrl: undefined,
      apiContactIsPlaceholder: true,
    });
    expect(configuration.corpus).toMatch(/corpus$/u);
    expect(configuration.artifact).toMatch(/\.artifact$/u);
  });

  it('reads what is set; an empty value counts as none', () => {
    const configuration = readConfiguration({
      HOST: '0.0.0.0',
      PORT: ' 80 ',
      BRIEFWIJZER_ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
      BRIEFWIJZER_DISABLED: 'true',
      BRIEFWIJZER_TRUSTED_PROXIES: '',
      BRIEFWIJZER_CLIENT_BURST: '5',
      BRIEFWIJZER_API_EMAIL: 'api@voorbeeld.example',
      BRIEFWIJZER_ARTIFACT_FOLDER: '/data/artifact',
    });
    expect(configuration).toMatchObject({
      host: '0.0.0.0',
      port: 80,
      allowedOrigins: ['https://a.example', 'https://b.example:8443'],
      disabled: true,
      trustedProxies: 0,
      perClient: { burst: 5 },
      apiContact: { email: 'api@voorbeeld.example' },
      apiContactIsPlaceholder: false,
      artifact: '/data/artifact',
    });
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['BRIEFWIJZER_ALLOWED_ORIGINS', '*'],
    ['BRIEFWIJZER_ALLOWED_ORIGINS', 'https://a.example/page'],
    ['BRIEFWIJZER_TRUSTED_PROXIES', '1.5'],
    ['BRIEFWIJZER_CLIENT_PER_MINUTE', '0'],
    ['BRIEFWIJZER_DISABLED', 'yes'],
    ['BRIEFWIJZER_API_EMAIL', 'nobody'],
    ['BRIEFWIJZER_HUMAN_URL', 'javascript:alert(1)'],
    ['BRIEFWIJZER_PUBLIC_URL', 'vragen.example'],
    ['BRIEFWIJZER_LOG_LEVEL', 'loud'],
    ['BRIEFWIJZER_ALLOWED_ORIGIN', 'https://a.example'],
  ])('names %s when it is %s', (name, value) => {
    expect(fault({ [name]: value })).toContain(`${name}:`);
  });

  it('names every wrong value at once', () => {
    const message = fault({ PORT: 'x', BRIEFWIJZER_DISABLED: 'x', BRIEFWIJZER_UNKNOWN: 'x' });
    for (const name of ['PORT', 'BRIEFWIJZER_DISABLED', 'BRIEFWIJZER_UNKNOWN'])
      expect(message).toContain(name);
  });

  it('asks for what a chosen model needs, and has no model when none is chosen', () => {
    expect(readConfiguration({})).toMatchObject({ writer: undefined, embedder: undefined });
    expect(fault({ BRIEFWIJZER_WRITER: 'openai', BRIEFWIJZER_WRITER_MODEL: 'm' })).toContain(
      'BRIEFWIJZER_WRITER_URL: is needed with BRIEFWIJZER_WRITER=openai',
    );
    expect(fault({ BRIEFWIJZER_EMBEDDER: 'transformers' })).toMatch(
      /EMBEDDER_MODEL:[\s\S]*EMBEDDER_DIMENSIONS:/u,
    );
    const url = 'http://127.0.0.1:11434/v1';
    const chosen = {
      BRIEFWIJZER_WRITER: 'openai',
      BRIEFWIJZER_WRITER_URL: url,
      BRIEFWIJZER_WRITER_MODEL: 'm',
    };
    expect(readConfiguration(chosen).writer).toMatchObject({
      url,
      model: 'm',
      key: undefined,
      budgetMs: 8000,
    });
  });

  it('never repeats a key, whatever else is wrong', () => {
    const message = fault({
      BRIEFWIJZER_WRITER: 'gpt',
      BRIEFWIJZER_WRITER_KEY: 'sk-geheim',
      BRIEFWIJZER_WRITER_URL: 'x',
    });
    expect(message).toContain('BRIEFWIJZER_WRITER:');
    expect(message).not.toContain('geheim');
  });

  it('has a meaning for every setting and takes its own defaults', () => {
    const settings = listSettings();
    for (const { description } of settings) expect(description.length).toBeGreaterThan(10);
    const defaults = Object.fromEntries(settings.map((setting) => [setting.name, setting.default]));
    expect(fault(defaults)).toBe('');
  });
});
