/**
 * Answers as Markdown, for clients that show a text and nothing else: every marker is a link into the source viewer, and
 * below a line stands what was cited, or, without an answer, what comes nearest and where a person answers.
 */
import type { HumanContact } from '../contract.ts';
import type { Answer, Citation, ClaimCheck, PassageView } from '../types.ts';
import { quoteUrl } from './pages/quote-url.ts';

/** A stretch of Markdown; `citation` is set when it is the link of a marker. */
export interface MarkdownPiece {
  text: string;
  citation?: Citation;
}

export interface MarkdownPlace {
  /** Origin that is put before the addresses of the source viewer, such as `https://vragen.example.nl`. */
  base: string;
  contact: HumanContact;
}

const RULE = '\n\n---\n\n';
const MAX_RELATED = 3;
/** Most characters of a related passage that are shown. */
const MAX_SNIPPET = 300;

/** Makes Markdown show `text` as it is: no emphasis, links, HTML, headings, rules or tables come out of it. */
export function escapeMarkdown(text: string): string {
  // CommonMark 0.31, 2.4: a backslash before ASCII punctuation shows that character.
  const inline = text.replace(/[\\`*_[\]<>~|&]/g, '\\$&');
  return inline.replace(/^([^\S\n\r\u2028\u2029]*)([#=]|-(?=-{2}))/gm, '$1\\$2');
}

function escapeUrl(url: string): string {
  return url.replace(/[()<>\s\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function writeProse(text: string): string {
  // A single newline would join two statements to one paragraph.
  return escapeMarkdown(text).replaceAll('\n', '\n\n');
}

function writeBody(
  text: string,
  { citations, base }: { citations: Citation[]; base: string },
): MarkdownPiece[] {
  const byNumber = new Map(citations.map((citation) => [String(citation.number), citation]));
  // split() with a group puts every number between the stretches of text around it.
  return text.split(/\[(\d+)\]/).map((part, i): MarkdownPiece => {
    const citation = i % 2 === 1 ? byNumber.get(part) : undefined;
    if (citation) return { text: `[[${part}]](${escapeUrl(base + citation.url)})`, citation };
    return { text: i % 2 === 1 ? `\\[${part}\\]` : writeProse(part) };
  });
}

function writeTitle({ documentTitle, section }: { documentTitle: string; section: string[] }): string {
  return escapeMarkdown([documentTitle, ...section.slice(-1)].join(', ').replace(/\s+/g, ' '));
}

/** Numbered links to what is cited; a quote is repeated where the text above does not already hold it. */
function listSources(citations: Citation[], { above, base }: { above: string; base: string }): string {
  const lines = citations.map((citation) => {
    const link = `${citation.number}. [${writeTitle(citation)}](${escapeUrl(base + citation.url)})`;
    if (above.includes(citation.quote)) return link;
    return `${link}: “${escapeMarkdown(citation.quote.replace(/\s+/g, ' '))}”`;
  });
  return lines.join('\n');
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= MAX_SNIPPET) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', MAX_SNIPPET))} …`;
}

function listRelated(related: PassageView[], base: string): string {
  const lines = related.slice(0, MAX_RELATED).map((passage) => {
    const url = escapeUrl(base + quoteUrl(passage.documentId, passage, passage.id));
    return `- [${writeTitle(passage)}](${url}): ${escapeMarkdown(shorten(passage.text))}`;
  });
  return lines.join('\n');
}

function writeContact({ label, telephone, url }: HumanContact): string {
  return `[${escapeMarkdown(label)}](${escapeUrl(url)}), tel. ${escapeMarkdown(telephone)}`;
}

interface Outcome {
  text: string;
  citations: Citation[];
  related: PassageView[];
}

function writePieces(
  { text, citations, related }: Outcome,
  { base, contact }: MarkdownPlace,
): MarkdownPiece[] {
  const footer =
    citations.length > 0
      ? listSources(citations, { above: text, base })
      : [listRelated(related, base), writeContact(contact)].filter(Boolean).join('\n\n');
  return [...writeBody(text, { citations, base }), { text: RULE + footer }].filter((piece) => piece.text);
}

/** The pieces of an answer in order; joined they are the whole Markdown. */
export function writeAnswer(answer: Answer, place: MarkdownPlace): MarkdownPiece[] {
  return writePieces({ ...answer, text: answer.answer }, place);
}

/** The outcome of a claim check as Markdown, under the words for its verdict. */
export function writeCheck(check: ClaimCheck, place: MarkdownPlace & { verdict: string }): string {
  const pieces = writePieces({ ...check, text: `${place.verdict}.\n${check.explanation}` }, place);
  return pieces.map(({ text }) => text).join('');
}

/** The plain text with its markers that `writeAnswer` made Markdown of: what a client sends back as history. */
export function readAnswer(markdown: string): string {
  const [body = ''] = markdown.split(RULE, 1);
  const plain = body.replace(/\[(\[\d+\])\]\([^()\s]*\)|\\([!-/:-@[-`{-~])/g, '$1$2');
  return plain.replaceAll('\n\n', '\n');
}
