import type { AuditRecord } from '../http/audit.ts';
import type { RequestEvent } from '../http/options.ts';
import { LOG_LEVELS, type LogLevel } from '../settings/log-settings.ts';

const isWanted = (level: LogLevel, least: LogLevel) => LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);

/** Writes a line of JSON a request. An event holds no question, no address and no query string, so it is logged as it is. */
export function createEventLog(least: LogLevel): (event: RequestEvent) => void {
  return (event) => {
    if (event.fault && isWanted('error', least)) console.error(JSON.stringify(event));
    else if (!event.fault && isWanted('info', least)) console.log(JSON.stringify(event));
  };
}

/** Writes the audit line of an answer as Node's log has it. A line holds a hash of the answer and no word of it. */
export function createAuditLog(least: LogLevel): (line: AuditRecord) => void {
  return (audit) => {
    if (isWanted('info', least)) console.log(JSON.stringify({ audit, msg: 'audit' }));
  };
}
