import type { Child } from 'hono/jsx';
import type { Citation, PassageView } from '../../types.ts';
import { type Frame, localize } from './frame.ts';
import { officialUrl, quoteUrl } from './quote-url.ts';

/** Most characters of a passage that lies near, before it is cut. */
const EXCERPT = 280;

/** Citations with the prefix that keeps their anchors apart from those of another answer on the page. */
export interface CitedPart {
  frame: Frame;
  citations: Citation[];
  prefix?: string;
}

/** Kind and title of a document; a title that begins with its kind needs no more. */
export function DocumentName({ frame, citation }: { frame: Frame; citation: Citation }) {
  const kind = frame.words.kinds[citation.documentKind];
  const isNamed = citation.documentTitle.toLowerCase().startsWith(kind.toLowerCase());
  return (
    <>
      {!isNamed && `${kind} · `}
      <span lang="nl">{citation.documentTitle}</span>
    </>
  );
}

/** The first words of a long passage, cut between words; its link shows the whole. */
export function excerpt(text: string): string {
  if (text.length <= EXCERPT) return text;
  return `${text.slice(0, text.lastIndexOf(' ', EXCERPT))} …`;
}

/** How firm a source is, in a word with a shape of its own; nothing where the source promises nothing. */
export function FirmnessLabel({
  frame: { words },
  commitment,
}: {
  frame: Frame;
  commitment: Citation['commitment'];
}) {
  if (commitment === 'none') return null;
  return (
    <span class="firm" data-firm={commitment}>
      {words.commitments[commitment]}
    </span>
  );
}

/** A quote between hidden words that say where it begins and ends. */
export function QuoteBlock({ frame: { words, language }, children }: { frame: Frame; children: Child }) {
  return (
    <blockquote lang="nl">
      <span class="vh" lang={language}>{`${words.quoteStart}: `}</span>
      {children}
      <span class="vh" lang={language}>{` (${words.quoteEnd})`}</span>
    </blockquote>
  );
}

function SourceLinks({ frame, citation }: { frame: Frame; citation: Citation }) {
  const { words, language } = frame;
  return (
    <p class="links">
      <a href={localize(citation.url, language)}>{words.readSource}</a>
      {citation.sourceUrl && <a href={officialUrl(citation.sourceUrl, citation.quote)}>{words.official}</a>}
    </p>
  );
}

function SourceCard({
  frame,
  citation,
  prefix = '',
}: {
  frame: Frame;
  citation: Citation;
  prefix?: string | undefined;
}) {
  const { words } = frame;
  return (
    <li class="card" id={`${prefix}bron-${citation.number}`} tabindex={-1}>
      <p class="card-head">
        <span class="number" aria-hidden="true">
          {citation.number}
        </span>
        <span class="vh">{`${words.source(citation.number)}: `}</span>
        <DocumentName frame={frame} citation={citation} />
      </p>
      <QuoteBlock frame={frame}>{citation.quote}</QuoteBlock>
      {citation.section.length > 0 && (
        <p class="section" lang="nl">
          {citation.section.join(' › ')}
        </p>
      )}
      {citation.commitment !== 'none' && (
        <p>
          {words.firmness}: <FirmnessLabel frame={frame} commitment={citation.commitment} />
        </p>
      )}
      <SourceLinks frame={frame} citation={citation} />
    </li>
  );
}

/** The sources of an answer or a check, one card each. */
export function SourceList({ frame, citations, prefix }: CitedPart) {
  if (citations.length === 0) return null;
  return (
    <>
      <h3>{frame.words.sources}</h3>
      <ol class="cards">
        {citations.map((citation) => (
          <SourceCard frame={frame} citation={citation} prefix={prefix} />
        ))}
      </ol>
    </>
  );
}

/** Links from a sentence to its sources. */
export function SourceMarks({ frame, citations, prefix = '' }: CitedPart) {
  return (
    <>
      {citations.map(({ number }) => (
        <>
          {' '}
          <a class="ref" href={`#${prefix}bron-${number}`} aria-label={frame.words.source(number)}>
            {number}
          </a>
        </>
      ))}
    </>
  );
}

/** Passages that lie near what was asked, where the sources hold no answer. */
export function RelatedList({ frame, related }: { frame: Frame; related: PassageView[] }) {
  const { words, language } = frame;
  if (related.length === 0) return null;
  return (
    <>
      <h3>{words.related}</h3>
      <ul class="cards">
        {related.slice(0, 3).map((passage) => (
          <li class="card">
            <p class="card-head" lang="nl">
              {passage.documentTitle}
            </p>
            <QuoteBlock frame={frame}>{excerpt(passage.text)}</QuoteBlock>
            <p class="section" lang="nl">
              {passage.section.join(' › ')}
            </p>
            <p class="links">
              <a href={localize(quoteUrl(passage.documentId, passage, passage.id), language)}>
                {words.readSource}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
