import type { Answer, Citation } from '../../types.ts';
import type { Frame } from './frame.ts';
import { PersonRoute } from './layout.tsx';
import { QuotedText } from './quoted-text.tsx';
import { RelatedList, SourceList, SourceMarks } from './source-list.tsx';
import type { Words } from './words-nl.ts';

/** A sentence without the markers at its end: the page draws them as links. */
export function stripMarkers(text: string): string {
  let kept = text;
  for (let rest = text.trimEnd(); rest.endsWith(']'); kept = rest) {
    const open = rest.lastIndexOf('[');
    if (!/^\[\d+\]$/.test(rest.slice(Math.max(0, open)))) break;
    rest = rest.slice(0, open).trimEnd();
  }
  return kept;
}

/** The citations with these numbers. */
export function pickCitations(citations: Citation[], numbers: number[]): Citation[] {
  return citations.filter(({ number }) => numbers.includes(number));
}

/** Who made this: said with every answer, also when it is a refusal. */
export function noteOf({ answered, aiGenerated }: Answer, words: Words): string {
  if (aiGenerated) return words.generated;
  return answered ? words.quoted : words.unanswered;
}

function Sentence({ frame, text, citations }: { frame: Frame; text: string; citations: Citation[] }) {
  return (
    <p>
      <QuotedText text={stripMarkers(text)} citations={citations} />
      <SourceMarks frame={frame} citations={citations} />
    </p>
  );
}

function Sentences({ frame, answer }: { frame: Frame; answer: Answer }) {
  if (answer.statements.length === 0) {
    return <p>{answer.answer || (answer.reason && frame.words.refusals[answer.reason])}</p>;
  }
  return (
    <>
      {answer.statements.map(({ text, citations }) => (
        <Sentence frame={frame} text={text} citations={pickCitations(answer.citations, citations)} />
      ))}
    </>
  );
}

/** An answer as a page shows it: sentences, notice, sources, and without an answer the nearest passages and a person. */
export function AnswerSection({ frame, answer, id }: { frame: Frame; answer: Answer; id: string }) {
  const { words } = frame;
  return (
    <section
      class="answer"
      aria-labelledby={id}
      data-ai-generated={String(answer.aiGenerated)}
      data-mode={answer.mode}
    >
      <h2 id={id} tabindex={-1}>
        {answer.answered ? words.answerTitle : words.refusalTitle}
      </h2>
      <p class="asked">
        <span class="vh">{words.yourQuestion}: </span>
        {answer.question}
      </p>
      <Sentences frame={frame} answer={answer} />
      <p class="note">{noteOf(answer, words)}</p>
      <SourceList frame={frame} citations={answer.citations} />
      {!answer.answered && <RelatedList frame={frame} related={answer.related} />}
      {!answer.answered && <PersonRoute frame={frame} />}
    </section>
  );
}
