import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { listSettings, readConfiguration } from '../src/node/configuration.ts';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
}

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const { services, volumes } = parse(read('compose.yaml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>;
const dockerfile = read('Dockerfile');

/** Files of ours that a command of a container names. */
const filesIn = (command: string[]) => command.filter((word) => word.endsWith('.ts'));

/** A value as compose fills it in from an .env with the password alone. */
function fillIn(value: string): string {
  return value
    .replaceAll(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/gu, 'abc123')
    .replaceAll(/\$\{\w+:-([^}]*)\}/gu, '$1');
}

describe('compose.yaml', () => {
  it('has an app, an ingest and a database with pgvector, each waiting for what it needs', () => {
    expect(Object.keys(services).sort()).toEqual(['app', 'database', 'ingest']);
    expect(services.database!.image).toMatch(/^pgvector\/pgvector:pg\d+$/u);
    expect(services.ingest!.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services.app!.depends_on).toMatchObject({
      ingest: { condition: 'service_completed_successfully' },
    });
  });

  it('runs commands that exist', () => {
    const commands = Object.values(services).flatMap(({ command = [] }) => filesIn(command));
    expect(commands).toEqual(['scripts/ingest-postgres.ts']);
    for (const file of commands) expect(existsSync(new URL(file, root))).toBe(true);
    expect(scripts['ingest:postgres']).toContain(commands[0]);
  });

  it('mounts folders that exist and volumes that it declares', () => {
    const sources = Object.values(services).flatMap(({ volumes: mounts = [] }) =>
      mounts.map((mount) => mount.split(':')[0]!),
    );
    for (const source of sources) {
      const isThere = source.startsWith('.') ? existsSync(new URL(source, root)) : source in volumes;
      expect([source, isThere]).toEqual([source, true]);
    }
  });

  it.each(['app', 'ingest'])('gives %s settings that the program knows and accepts', (name) => {
    const { environment } = services[name]!;
    const filled = Object.fromEntries(
      Object.entries(environment).map(([key, value]) => [key, fillIn(value)]),
    );
    const known = listSettings().map((setting) => setting.name);
    expect(Object.keys(filled).filter((key) => !known.includes(key))).toEqual([]);
    const { database } = readConfiguration(filled);
    const { hostname, pathname, username } = new URL(database!.url);
    expect([hostname, username, pathname]).toEqual(['database', 'briefwijzer', '/briefwijzer']);
    expect(services.database!.environment).toMatchObject({
      POSTGRES_DB: 'briefwijzer',
      POSTGRES_USER: username,
    });
  });

  it('holds no password', () => {
    expect(read('compose.yaml')).not.toMatch(/PASSWORD: (?!\$\{)/u);
  });
});

describe('Dockerfile', () => {
  it('starts what npm start starts, and builds what that needs', () => {
    const [, command] = /^CMD (\[.*\])$/mu.exec(dockerfile)!;
    expect((JSON.parse(command!) as string[]).join(' ')).toBe(scripts.start);
    const run = [...dockerfile.matchAll(/\bnpm run (\S+)/gu)].map((match) => match[1]!);
    expect(run).toEqual(['build:widget']);
    expect(scripts).toHaveProperty('build:widget');
  });

  it('copies files that exist and asks for health where the server tells it', () => {
    const copied = /^COPY (package\.json .*) \.\/$/mu.exec(dockerfile)![1]!.split(' ');
    for (const file of copied) expect(existsSync(new URL(file, root))).toBe(true);
    expect(dockerfile).toContain('/health/ready');
    expect(read('src/http/health.ts')).toContain("'/health/ready'");
  });
});
