import type { FeedbackRequest } from './contract.ts';
import { AppError, type FieldError } from './errors.ts';
import { stripHidden } from './text/hidden-characters.ts';
import { findPersonalData, type PersonalDataKind } from './text/personal-data.ts';
import type { Services } from './types.ts';

const NAMES: Record<PersonalDataKind, string> = {
  bsn: 'burgerservicenummer (citizen service number)',
  iban: 'rekeningnummer (IBAN)',
  email: 'e-mailadres (e-mail address)',
  telephone: 'telefoonnummer (telephone number)',
};

/**
 * Services that see what a reader sees and no personal data: hidden characters are stripped from every text first, then
 * a BSN, IBAN, e-mail address or telephone number is refused with `invalid_input`, field by field. What the published
 * documents print themselves is not refused. The error names the kind of data, never the data.
 */
export function guardServices(services: Services): Services {
  const isPublished = findPublished(services);
  const guard = (text: string, pointer: string) => clean(text, { pointer, isPublished });
  return {
    ...services,
    ask: async (request, signal) =>
      services.ask({ ...request, messages: cleanMessages(request.messages, guard) }, signal),
    checkClaim: async (request, signal) =>
      services.checkClaim({ ...request, claim: keep(guard(request.claim, '/claim')) }, signal),
    search: async (request) => services.search({ ...request, query: keep(guard(request.query, '/query')) }),
  };
}

/** Feedback without hidden characters; personal data in it is refused with `invalid_input`, published or not. */
export function cleanFeedback(feedback: FeedbackRequest): FeedbackRequest {
  const none = { isPublished: () => false };
  const id = clean(feedback.answerId, { ...none, pointer: '/answerId' });
  const comment = clean(feedback.comment ?? '-', { ...none, pointer: '/comment' });
  refuse([...id.fields, ...comment.fields]);
  return {
    ...feedback,
    answerId: id.text,
    ...(feedback.comment !== undefined && { comment: comment.text }),
  };
}

interface Cleaned {
  text: string;
  fields: FieldError[];
}

type Guard = (text: string, pointer: string) => Cleaned;

function cleanMessages<T extends { content: string }>(messages: T[], guard: Guard): T[] {
  const cleaned = messages.map(({ content }, i) => guard(content, `/messages/${i}/content`));
  refuse(cleaned.flatMap(({ fields }) => fields));
  return messages.map((message, i) => ({ ...message, content: cleaned[i]!.text }));
}

function keep({ text, fields }: Cleaned): string {
  refuse(fields);
  return text;
}

function clean(text: string, at: { pointer: string; isPublished: (value: string) => boolean }): Cleaned {
  const visible = stripHidden(text);
  const found = findPersonalData(visible).filter(({ value }) => !at.isPublished(value));
  const kinds = [...new Set(found.map(({ kind }) => NAMES[kind]))];
  const fields = kinds.map((kind) => ({ pointer: at.pointer, detail: `bevat een / contains a: ${kind}` }));
  if (visible.trim() === '') fields.push({ pointer: at.pointer, detail: 'must not be empty' });
  return { text: visible, fields };
}

function refuse(fields: FieldError[]): void {
  if (fields.length === 0) return;
  const isEmpty = fields.every(({ detail }) => detail === 'must not be empty');
  throw isEmpty
    ? new AppError('invalid_input', 'The text holds nothing that can be read.', { fields })
    : new AppError('invalid_input', 'Uw tekst bevat persoonsgegevens. / Your text contains personal data.', {
        hint: 'Haal ze weg en probeer het opnieuw. / Remove them and try again.',
        fields,
      });
}

/** Whether the documents print a value; read once, on the first value that asks. */
function findPublished(services: Services): (value: string) => boolean {
  let published: Set<string> | undefined;
  return (value) => {
    published ??= new Set(
      services.listDocuments().flatMap(({ id }) => {
        const text = services.getDocument(id)?.text ?? '';
        return findPersonalData(text).map((mention) => mention.value);
      }),
    );
    return published.has(value);
  };
}
