import type { Answer, TimelineItem } from '../../types.ts';
import { AnswerSection } from './answer-section.tsx';
import { type CheckedSentence, CheckResult } from './check-result.tsx';
import { type Frame, localize } from './frame.ts';
import { Layout } from './layout.tsx';
import { TimelineSection } from './timeline-section.tsx';

/** What the desk asked: a text to check, or a question; and what came of it. */
export interface DeskWork {
  field: 'claim' | 'question';
  text: string;
  sentences?: CheckedSentence[];
  answer?: Answer;
  fault?: string;
}

/** Most characters of a text that is checked sentence by sentence. */
export const MAX_DESK_TEXT = 8000;

interface FieldParts {
  frame: Frame;
  field: DeskWork['field'];
  label: string;
  hint: string;
  work: DeskWork | undefined;
  rows: number;
}

function DeskField({ field, label, hint, work, rows }: FieldParts) {
  const mine = work?.field === field ? work : undefined;
  return (
    <>
      <label for={field}>{label}</label>
      <p class="hint" id={`${field}-hint`}>
        {hint}
      </p>
      {mine?.fault && (
        <p class="failure" id={`${field}-fout`}>
          {mine.fault}
        </p>
      )}
      <textarea
        id={field}
        name={field}
        rows={rows}
        required
        maxlength={field === 'claim' ? MAX_DESK_TEXT : 1000}
        aria-describedby={mine?.fault ? `${field}-hint ${field}-fout` : `${field}-hint`}
        aria-invalid={mine?.fault ? 'true' : undefined}
      >
        {mine?.text}
      </textarea>
    </>
  );
}

function CheckForm({ frame, work }: { frame: Frame; work: DeskWork | undefined }) {
  const { words, language } = frame;
  return (
    <form
      class="ask-form"
      method="post"
      action={localize('/press#uitkomst', language)}
      aria-labelledby="controle"
    >
      <h2 id="controle">{words.checkTitle}</h2>
      <DeskField
        frame={frame}
        field="claim"
        label={words.checkLabel}
        hint={words.checkHint}
        work={work}
        rows={6}
      />
      <button type="submit">{words.check}</button>
    </form>
  );
}

function DraftForm({ frame, work }: { frame: Frame; work: DeskWork | undefined }) {
  const { words, language } = frame;
  return (
    <form
      class="ask-form"
      method="post"
      action={localize('/press#antwoord', language)}
      aria-labelledby="opstellen"
    >
      <h2 id="opstellen">{words.draftTitle}</h2>
      <DeskField
        frame={frame}
        field="question"
        label={words.yourQuestion}
        hint={words.draftHint}
        work={work}
        rows={6}
      />
      <button type="submit">{words.send}</button>
    </form>
  );
}

/** The text goes along in the body and is worked out anew: nothing is kept between the page and the file. */
function ExportForm({ frame, work }: { frame: Frame; work: DeskWork }) {
  const { words, language } = frame;
  return (
    <form
      class="export"
      method="post"
      action={localize('/press/exports', language)}
      aria-label={words.exportTitle}
    >
      <input type="hidden" name={work.field} value={work.text} />
      <button type="submit" class="quiet" name="format" value="markdown">
        {words.saveMarkdown}
      </button>
      {frame.hasWord && (
        <button type="submit" class="quiet" name="format" value="docx">
          {words.saveWord}
        </button>
      )}
    </form>
  );
}

function Outcome({ frame, work }: { frame: Frame; work: DeskWork }) {
  if (!work.sentences && !work.answer) return null;
  return (
    <>
      {work.sentences && <CheckResult frame={frame} sentences={work.sentences} />}
      {work.answer && <AnswerSection frame={frame} answer={work.answer} id="antwoord" />}
      <ExportForm frame={frame} work={work} />
    </>
  );
}

/** `GET /press` and `POST /press`: check a claim or a text, draft an answer, read the planning. */
export function PressPage({ frame, work, items }: { frame: Frame; work?: DeskWork; items: TimelineItem[] }) {
  const { words } = frame;
  return (
    <Layout frame={frame} title={words.pressTitle} styles={['press']} current="/press">
      <h1>{words.pressTitle}</h1>
      <p class="lead">{words.pressIntro}</p>
      <p class="notice">{words.notice}</p>
      {work && <Outcome frame={frame} work={work} />}
      <div class="desk">
        <CheckForm frame={frame} work={work} />
        <DraftForm frame={frame} work={work} />
      </div>
      <TimelineSection frame={frame} items={items} />
    </Layout>
  );
}
