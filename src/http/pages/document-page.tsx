import type { DocumentSummary, DocumentView, Span } from '../../types.ts';
import { DocumentBlocks } from './document-blocks.tsx';
import { DocumentNotes } from './document-notes.tsx';
import { type Frame, formatDate, localize } from './frame.ts';
import type { Reading } from './inline-text.tsx';
import { Layout } from './layout.tsx';
import { anchorOf } from './quote-url.ts';

interface Branch {
  section: DocumentView['sections'][number];
  children: Branch[];
}

function growTree(sections: DocumentView['sections']): Branch[] {
  const roots: Branch[] = [];
  const open: Branch[] = [];
  for (const section of sections) {
    const branch = { section, children: [] };
    while ((open.at(-1)?.section.level ?? 0) >= section.level) open.pop();
    (open.at(-1)?.children ?? roots).push(branch);
    open.push(branch);
  }
  return roots;
}

function BranchList({ branches }: { branches: Branch[] }) {
  return (
    <ul>
      {branches.map(({ section, children }) => (
        <li>
          <a href={`#${section.id}`}>{section.heading}</a>
          {children.length > 0 && <BranchList branches={children} />}
        </li>
      ))}
    </ul>
  );
}

/** The table of contents: beside the text where there is room, before it where there is not. */
function Contents({ frame, view }: { frame: Frame; view: DocumentView }) {
  if (view.sections.length === 0) return null;
  return (
    <nav class="contents" aria-labelledby="inhoudsopgave">
      <h2 id="inhoudsopgave">{frame.words.contents}</h2>
      <div lang="nl">
        <BranchList branches={growTree(view.sections)} />
      </div>
    </nav>
  );
}

/** Kind, date and reference of a document, in one line. */
export function DocumentFacts({ frame, summary }: { frame: Frame; summary: DocumentSummary }) {
  const { words, language } = frame;
  return (
    <p class="facts">
      {words.kinds[summary.kind]}
      {summary.date && (
        <>
          {' · '}
          <time datetime={summary.date}>{formatDate(summary.date, language)}</time>
        </>
      )}
      {summary.reference && (
        <>
          {` · ${words.reference} `}
          <span class="whole">{summary.reference}</span>
        </>
      )}
      {language === 'en' && ` · ${words.originalDutch}`}
    </p>
  );
}

function Official({ frame, summary }: { frame: Frame; summary: DocumentSummary }) {
  if (!summary.sourceUrl) return null;
  return (
    <p>
      <a href={summary.sourceUrl}>{frame.words.readOfficial}</a>
    </p>
  );
}

/** The quote that an address asks for: undefined without one, null when there is no such place in this text. */
export function findQuote(
  view: DocumentView,
  start: string | undefined,
  end: string | undefined,
): Span | null | undefined {
  if (start === undefined && end === undefined) return undefined;
  if (!/^\d{1,9}$/.test(start ?? '') || !/^\d{1,9}$/.test(end ?? '')) return null;
  const span = { start: Number(start), end: Number(end) };
  return span.start < span.end && span.end <= view.text.length ? span : null;
}

function QuoteNotice({ reading, isGone }: { reading: Reading; isGone: boolean }) {
  const { frame, view, quote } = reading;
  if (isGone) return <p class="notice">{frame.words.quoteGone}</p>;
  const block = quote && view.blocks.find(({ start, end }) => quote.start >= start && quote.start < end);
  if (!block) return null;
  return (
    <p class="notice">
      <a href={`#${anchorOf(block.id)}`}>{frame.words.toQuote}</a>
    </p>
  );
}

/** `GET /documents/{id}`: the reading text with contents, anchors and notes, and the quote marked. */
export function DocumentPage({
  frame,
  view,
  quote,
}: {
  frame: Frame;
  view: DocumentView;
  quote: Span | null | undefined;
}) {
  const reading: Reading = { frame, view, quote: quote ?? undefined };
  return (
    <Layout frame={frame} title={view.title} styles={['document']} current="/documents">
      <h1 lang="nl">{view.title}</h1>
      <DocumentFacts frame={frame} summary={view} />
      <Official frame={frame} summary={view} />
      <QuoteNotice reading={reading} isGone={quote === null} />
      <div class="reader">
        <Contents frame={frame} view={view} />
        <article lang="nl">
          <DocumentBlocks reading={reading} />
          <DocumentNotes reading={reading} />
        </article>
      </div>
    </Layout>
  );
}

/** A document that the corpus knows but has no text of: why, and where it can be read. */
export function MissingDocumentPage({ frame, summary }: { frame: Frame; summary: DocumentSummary }) {
  return (
    <Layout frame={frame} title={summary.title} current="/documents">
      <h1 lang="nl">{summary.title}</h1>
      <DocumentFacts frame={frame} summary={summary} />
      <p class="notice">
        {frame.words.notFetched}{' '}
        {summary.statusReason && <span lang="nl">{`(${summary.statusReason})`}</span>}
      </p>
      <Official frame={frame} summary={summary} />
    </Layout>
  );
}

function SummaryRow({ frame, summary }: { frame: Frame; summary: DocumentSummary }) {
  const { words, language } = frame;
  return (
    <tr>
      <th scope="row" lang="nl">
        <a href={localize(`/documents/${encodeURIComponent(summary.id)}`, language)}>{summary.title}</a>
      </th>
      <td data-label={words.kind}>{words.kinds[summary.kind]}</td>
      <td data-label={words.date}>{summary.date ? formatDate(summary.date, language) : '–'}</td>
      <td data-label={words.status}>
        <span class="status" data-status={summary.status}>
          {words.statuses[summary.status]}
        </span>
      </td>
    </tr>
  );
}

/** `GET /documents`: what the answers can rest on, and what is not there yet. */
export function DocumentsPage({ frame, documents }: { frame: Frame; documents: DocumentSummary[] }) {
  const { words } = frame;
  return (
    <Layout frame={frame} title={words.documentsTitle} current="/documents">
      <h1>{words.documentsTitle}</h1>
      <p class="lead">{words.documentsIntro}</p>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.date}</th>
            <th scope="col">{words.status}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((summary) => (
            <SummaryRow frame={frame} summary={summary} />
          ))}
        </tbody>
      </table>
    </Layout>
  );
}
