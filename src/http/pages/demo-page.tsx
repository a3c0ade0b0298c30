import type { Answer, DocumentView } from '../../types.ts';
import { AnswerSection } from './answer-section.tsx';
import { DocumentFacts } from './document-page.tsx';
import { type Frame, localize } from './frame.ts';
import { Layout } from './layout.tsx';
import { anchorOf } from './quote-url.ts';

/** What the demo page shows. */
export interface DemoParts {
  frame: Frame;
  /** The document that the page is about; undefined while nothing is indexed. */
  view: DocumentView | undefined;
  questions: string[];
  widget: { src: string; integrity: string };
  /** What a reader without JavaScript asked, and the outcome. */
  asked?: { question: string; answer?: Answer; fault?: string } | undefined;
}

/** Words of an opening paragraph; a salutation or an address line has fewer. */
const OPENING_LENGTH = 120;

/** Example questions about the document's own headings, for a corpus that nobody wrote examples for. */
export function questionsFrom(view: DocumentView | undefined, { words }: Frame): string[] {
  const headings =
    view?.sections.filter(({ level, heading }) => level === 2 && /^\p{Lu}\p{Ll}/u.test(heading)) ?? [];
  return headings
    .slice(0, 3)
    .map(({ heading }) => words.exampleAbout(heading.charAt(0).toLowerCase() + heading.slice(1)));
}

/** The form that answers on the server; it stands inside the widget's tags, so it shows only where the widget does not run. */
function QuestionForm({ frame, asked }: { frame: Frame; asked: DemoParts['asked'] }) {
  const { words, language } = frame;
  return (
    <form class="ask-form" method="post" action={localize('/#antwoord', language)}>
      <p class="notice">{words.notice}</p>
      <label for="vraag">{words.yourQuestion}</label>
      <p class="hint" id="vraag-hint">
        {words.questionHint}
      </p>
      {asked?.fault && (
        <p class="failure" id="vraag-fout">
          {asked.fault}
        </p>
      )}
      <textarea
        id="vraag"
        name="question"
        rows={3}
        required
        maxlength={1000}
        aria-describedby={asked?.fault ? 'vraag-hint vraag-fout' : 'vraag-hint'}
        aria-invalid={asked?.fault ? 'true' : undefined}
      >
        {asked?.question}
      </textarea>
      <button type="submit">{words.send}</button>
    </form>
  );
}

function Opening({ frame, view }: { frame: Frame; view: DocumentView }) {
  const { words, language } = frame;
  const block = view.blocks.find(
    ({ kind, start, end }) => kind === 'paragraph' && end - start > OPENING_LENGTH,
  );
  if (!block) return null;
  const address = `/documents/${encodeURIComponent(view.id)}`;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{words.start}</h2>
      <blockquote lang="nl" cite={`${address}#${anchorOf(block.id)}`}>
        {view.text.slice(block.start, block.end)}
      </blockquote>
      <p>
        <a href={localize(address, language)}>{words.readLetter}</a>
      </p>
    </section>
  );
}

function ChapterLinks({ frame, view }: { frame: Frame; view: DocumentView }) {
  const address = localize(`/documents/${encodeURIComponent(view.id)}`, frame.language);
  const top = Math.min(...view.sections.map(({ level }) => level));
  const chapters = view.sections.filter(({ level }) => level === top);
  if (chapters.length === 0) return null;
  return (
    <section aria-labelledby="hoofdstukken">
      <h2 id="hoofdstukken">{frame.words.contents}</h2>
      <ul class="chapters" lang="nl">
        {chapters.map(({ id, heading }) => (
          <li>
            <a href={`${address}#${id}`}>{heading}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chat({ frame, questions, asked }: Pick<DemoParts, 'frame' | 'questions' | 'asked'>) {
  const { words, contact, language } = frame;
  const attributes = {
    lang: language,
    heading: words.askTitle,
    questions: questions.join('|'),
    'contact-label': contact.label,
    'contact-url': contact.url,
    'contact-telephone': contact.telephone,
  };
  // hono/jsx knows only the elements of HTML by name.
  const Tag = 'briefwijzer-chat' as 'div';
  return (
    <Tag {...attributes}>
      <section aria-labelledby="vraag-titel">
        <h2 id="vraag-titel">{words.askTitle}</h2>
        <QuestionForm frame={frame} asked={asked} />
      </section>
    </Tag>
  );
}

/** `GET /` and `POST /`: an article about the document with the widget in it, as a ministry would place it. */
export function DemoPage({ frame, view, questions, widget, asked }: DemoParts) {
  const { words } = frame;
  const title = view?.title ?? words.siteName;
  return (
    <Layout frame={frame} title={title} styles={['demo']} scripts={[widget]} current="/">
      <h1 lang="nl">{title}</h1>
      {view && <DocumentFacts frame={frame} summary={view} />}
      {asked?.answer && <AnswerSection frame={frame} answer={asked.answer} id="antwoord" />}
      <div class="beside">
        <div>
          {view && <Opening frame={frame} view={view} />}
          <Chat frame={frame} questions={questions} asked={asked} />
          <section aria-labelledby="hoe">
            <h2 id="hoe">{words.howTitle}</h2>
            <ul>
              {words.how.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </section>
        </div>
        {view && <ChapterLinks frame={frame} view={view} />}
      </div>
    </Layout>
  );
}
