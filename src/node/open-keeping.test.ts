import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../http/audit.ts';
import { openAudit } from './open-keeping.ts';

const LINE: AuditRecord = {
  at: '2026-11-24T00:00:00.000Z',
  kind: 'answer',
  id: 'a1',
  sha256: '0'.repeat(64),
  indexVersion: 'v1',
  mode: 'extractive',
  outcome: 'answered',
  documents: [],
};
const silent = pino({ level: 'silent' });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'briefwijzer-audit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('audit lines', () => {
  it('are in the file as soon as they are written, behind those of before, for the owner only', async () => {
    const file = path.join(folder, 'new', 'audit.jsonl');
    openAudit(file, silent)(LINE);
    openAudit(file, silent)({ ...LINE, id: 'a2' });
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a1', 'a2']);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.runIf(existsSync('/dev/full'))('that do not fit on the disk stop the answer', () => {
    const write = openAudit('/dev/full', silent);
    expect(() => write(LINE)).toThrow(expect.objectContaining({ type: 'unavailable' }));
    expect(() => write(LINE)).toThrow(expect.objectContaining({ type: 'unavailable' }));
  });

  it('go into the log where no file is set', () => {
    const lines: string[] = [];
    openAudit(undefined, pino({ base: null }, { write: (line: string) => lines.push(line) }))(LINE);
    expect(JSON.parse(lines[0]!).audit).toEqual(LINE);
  });
});
