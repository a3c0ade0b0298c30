import type { DocumentView, OutgoingReference } from '../../types.ts';
import type { Frame } from './frame.ts';
import { blockAnchor, InlineText, paperUrl, type Reading } from './inline-text.tsx';

type Footnote = DocumentView['footnotes'][number];
type Paper = OutgoingReference['papers'][number];

function PaperStatus({ frame, paper }: { frame: Frame; paper: Paper }) {
  const { words, language } = frame;
  return (
    <li lang={language}>
      <a href={paperUrl(paper, frame)}>{paper.id}</a>:{' '}
      <span class="status" data-status={paper.status}>
        {words.statuses[paper.status]}
      </span>
      {paper.statusReason && <span lang="nl">{` (${paper.statusReason})`}</span>}
    </li>
  );
}

function Note({ reading, note }: { reading: Reading; note: Footnote }) {
  const { frame, view } = reading;
  const block = view.blocks.find(({ kind, start }) => kind === 'note' && start === note.start);
  const place = { ...note, id: block?.id ?? `noot-tekst-${note.number}` };
  const papers = view.references
    .filter(({ start, end }) => start >= note.start && end <= note.end)
    .flatMap((reference) => reference.papers);
  return (
    <li id={`noot-${note.number}`} value={Number(note.number) || undefined}>
      <p id={blockAnchor(reading, place)}>
        <InlineText reading={reading} block={place} />{' '}
        <a
          href={`#noot-${note.number}-terug`}
          lang={frame.language}
          aria-label={`${frame.words.backToText} (${note.number})`}
        >
          ↩
        </a>
      </p>
      {papers.length > 0 && (
        <ul>
          {papers.map((paper) => (
            <PaperStatus frame={frame} paper={paper} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The footnotes, each with the Kamerstukken that it names, whether they are included, and the way back to its mark. */
export function DocumentNotes({ reading }: { reading: Reading }) {
  const { view, frame } = reading;
  if (view.footnotes.length === 0) return null;
  return (
    <section class="notes" aria-labelledby="noten">
      <h2 id="noten" lang={frame.language}>
        {frame.words.footnotes}
      </h2>
      <ol>
        {view.footnotes.map((note) => (
          <Note reading={reading} note={note} />
        ))}
      </ol>
    </section>
  );
}
