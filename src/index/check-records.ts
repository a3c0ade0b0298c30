import type { SourceDocument, Span } from '../types.ts';
import type { LoadedIndex } from './artifact-content.ts';
import { artifactError } from './artifact-error.ts';
import { RECORDS } from './record-schemas.ts';

type Lists = Pick<LoadedIndex, 'content' | 'summaries'>;

const damage = (part: string, what: string) =>
  artifactError('artifact_damaged', `The part ${part} of the index artifact: ${what}`);

/**
 * Checks that every record of a decoded index has the form that the program reads, that no span lies outside its
 * document and that documents, passages, units and summaries go together. Errors: `artifact_damaged` that names part and row.
 */
export function checkRecords({ content, summaries }: Lists): void {
  const { documents, passages, units, prompts, lexicon } = content;
  // Records of a large corpus are columns, which were checked as such: to look at each would decode them all.
  const whole = content.statistics
    ? { units: units.slice(0, content.unitsRead) }
    : { documents, passages, units };
  for (const [part, records] of Object.entries({ ...whole, summaries, prompts, lexicon })) {
    checkForm(part as keyof typeof RECORDS, records);
  }
  checkUnique('documents', documents);
  checkUnique('passages', passages);
  checkUnique('summaries', summaries);
  checkSummaries({ content, summaries });
  if (content.statistics) return;
  documents.forEach(checkSpans);
  checkOrder(content);
}

function checkForm(part: keyof typeof RECORDS, records: unknown[]): void {
  const schema = RECORDS[part];
  records.forEach((record, row) => {
    const parsed = schema.safeParse(record);
    if (parsed.success) return;
    const { path, message } = parsed.error.issues[0]!;
    throw damage(part, `row ${row}: ${path.join('.') || 'the record'}: ${message}`);
  });
}

function checkSpans(document: SourceDocument, row: number): void {
  const { text, sections, blocks, notes, references, offsets } = document;
  const lies = ({ start, end }: Span) => start <= end && end <= text.length;
  const periods = blocks.flatMap(({ period }) => period ?? []);
  const isWithin = [...sections, ...blocks, ...notes, ...references, ...periods].every(lies);
  const hasAnchors = notes.every(({ anchor }) => anchor <= text.length);
  let end = 0;
  const isMapped = offsets.every((segment) => {
    const follows = segment.text >= end;
    end = segment.text + segment.length;
    return follows && end <= text.length;
  });
  if (!isWithin || !hasAnchors || !isMapped) throw damage('documents', `row ${row} points outside its text`);
}

function checkUnique(part: string, records: { id: string }[]): void {
  const ids = new Set(records.map(({ id }) => id));
  if (ids.size !== records.length) throw damage(part, 'holds two records with one id');
}

/** A document is listed as indexed exactly when it is there. */
function checkSummaries({ content, summaries }: Lists): void {
  const listed = new Set(summaries.flatMap(({ id, status }) => (status === 'indexed' ? [id] : [])));
  const isListed = content.documents.every(({ id }) => listed.has(id));
  if (!isListed || listed.size !== content.documents.length)
    throw damage('summaries', 'does not list the documents that are there');
}

/** Passages stand by document, one for each block, and units by passage: rows of a document are one range. */
function checkOrder({ documents, passages, units }: LoadedIndex['content']): void {
  const blocks = documents.flatMap((document) => document.blocks.map((block) => ({ document, block })));
  if (blocks.length !== passages.length) throw damage('passages', 'does not hold one passage for each block');
  passages.forEach((passage, row) => {
    const { document, block } = blocks[row]!;
    const isBlock =
      passage.documentId === document.id && passage.start === block.start && passage.end === block.end;
    const { sentences, period } = passage;
    const isInside = sentences.every(
      ({ start, end }) => start >= passage.start && start <= end && end <= passage.end,
    );
    const hasPeriod = !period || (period.start <= period.end && period.end <= document.text.length);
    if (!isBlock || !isInside || !hasPeriod)
      throw damage('passages', `row ${row} is not the block that it stands for`);
  });
  units.forEach(({ passage }, row) => {
    if (row > 0 && passage < units[row - 1]!.passage) throw damage('units', `row ${row} is out of order`);
  });
}
