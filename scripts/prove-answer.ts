/** `npm run prove-answer`: whether an answer that somebody shows was given by this service, word for word. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { AppError, describeError } from '../src/errors.ts';
import { type AuditRecord, hashReply } from '../src/http/audit.ts';

const USAGE = `Looks an answer up among the audit lines.
  npm run prove-answer -- --reply FILE --audit FILE
  --reply   the body of POST /v1/chat or POST /v1/claim-checks as it was received
  --audit   the file of BRIEFWIJZER_AUDIT_FILE, or the log`;

/** The audit record of a line: of an audit file, or of a log that has it under `audit`. */
function readRecord(line: string): AuditRecord | undefined {
  try {
    const read = JSON.parse(line);
    return read.audit ?? (read.sha256 ? read : undefined);
  } catch {
    return undefined;
  }
}

async function findRecord(file: string, id: string): Promise<AuditRecord | undefined> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const record = readRecord(line);
    if (record?.id === id) return record;
  }
  return undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { reply: { type: 'string' }, audit: { type: 'string' } } });
  if (!values.reply || !values.audit) throw new AppError('invalid_input', USAGE);
  const reply = JSON.parse(await readFile(values.reply, 'utf8')) as { id: string };
  const record = await findRecord(values.audit, reply.id);
  const isSame = record?.sha256 === (await hashReply(reply));
  const found = record ? `${record.at}, index ${record.indexVersion}, ${record.outcome}` : '';
  const outcome = isSame
    ? `GIVEN: word for word as it stands here. ${found}`
    : record
      ? `CHANGED: an answer with this id was given, but not with these words. ${found}`
      : 'NOT FOUND: no audit line has the id of this answer.';
  process.stdout.write(`${outcome}\n`);
  if (!isSame) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
});
