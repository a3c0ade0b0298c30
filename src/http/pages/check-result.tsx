import type { Citation, ClaimCheck } from '../../types.ts';
import { pickCitations } from './answer-section.tsx';
import { ChangedWords, DifferenceTable } from './changed-words.tsx';
import { type Frame, localize } from './frame.ts';
import { DocumentName, FirmnessLabel, QuoteBlock, RelatedList, SourceMarks } from './source-list.tsx';

/** A sentence of the desk's text and what came of it. */
export interface CheckedSentence {
  text: string;
  check: ClaimCheck;
}

const shapes = { supported: '✓', contradicted: '≠', not_found: '?' } as const;

/** The verdict in words, with a shape for those who do not see its colour. */
export function VerdictLabel({ frame, verdict }: { frame: Frame; verdict: ClaimCheck['verdict'] }) {
  return (
    <span class="verdict" data-verdict={verdict}>
      <span aria-hidden="true">{shapes[verdict]}</span> {frame.words.verdicts[verdict]}
    </span>
  );
}

function LiteralSentence({
  frame,
  citation,
  needles,
  prefix,
}: {
  frame: Frame;
  citation: Citation;
  needles: string[];
  prefix: string;
}) {
  const { words, language, origin } = frame;
  return (
    <div class="literal" id={`${prefix}bron-${citation.number}`} tabindex={-1}>
      <QuoteBlock frame={frame}>
        <ChangedWords frame={frame} text={citation.quote} needles={needles} />
      </QuoteBlock>
      <p class="section">
        <span class="number" aria-hidden="true">
          {citation.number}
        </span>
        <DocumentName frame={frame} citation={citation} />
        {citation.section.length > 0 && <span lang="nl">{` › ${citation.section.join(' › ')}`}</span>}
      </p>
      {citation.commitment !== 'none' && (
        <p>
          {words.firmness}: <FirmnessLabel frame={frame} commitment={citation.commitment} />
        </p>
      )}
      <p class="permalink">
        {words.permalink}: <a href={localize(citation.url, language)}>{`${origin}${citation.url}`}</a>
      </p>
    </div>
  );
}

function SideBySide({
  frame,
  sentence: { text, check },
  prefix,
}: {
  frame: Frame;
  sentence: CheckedSentence;
  prefix: string;
}) {
  const { words } = frame;
  return (
    <div class="side-by-side">
      <div>
        <h4>{words.claim}</h4>
        <p class="claim" lang="nl">
          <ChangedWords frame={frame} text={text} needles={check.differences.map(({ claim }) => claim)} />
        </p>
      </div>
      <div>
        <h4>{words.literal}</h4>
        {check.citations.map((citation) => (
          <LiteralSentence
            frame={frame}
            citation={citation}
            needles={check.differences.map(({ source }) => source)}
            prefix={prefix}
          />
        ))}
        {check.citations.length === 0 && <p>–</p>}
      </div>
    </div>
  );
}

function ClaimParts({ frame, check, prefix }: { frame: Frame; check: ClaimCheck; prefix: string }) {
  if (check.parts.length < 2) return null;
  return (
    <>
      <h4>{frame.words.parts}</h4>
      <ul>
        {check.parts.map(({ text, verdict, citations }) => (
          <li>
            <span lang="nl">{text}</span> <VerdictLabel frame={frame} verdict={verdict} />
            <SourceMarks
              frame={frame}
              citations={pickCitations(check.citations, citations)}
              prefix={prefix}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function CheckView({ frame, sentence, prefix }: { frame: Frame; sentence: CheckedSentence; prefix: string }) {
  const { check } = sentence;
  return (
    <>
      <p class="explanation">{check.explanation}</p>
      <SideBySide frame={frame} sentence={sentence} prefix={prefix} />
      <DifferenceTable frame={frame} differences={check.differences} />
      <ClaimParts frame={frame} check={check} prefix={prefix} />
      {check.citations.length === 0 && <RelatedList frame={frame} related={check.related} />}
    </>
  );
}

/** The outcome of a check: verdict first, then what the source says beside what was claimed. */
export function CheckResult({ frame, sentences }: { frame: Frame; sentences: CheckedSentence[] }) {
  const { words } = frame;
  const generated = sentences.some(({ check }) => check.aiGenerated);
  const isSingle = sentences.length === 1;
  return (
    <section class="answer" aria-labelledby="uitkomst" data-ai-generated={String(generated)}>
      <h2 id="uitkomst" tabindex={-1}>
        {isSingle ? words.outcome : words.outcomeOf(sentences.length)}
      </h2>
      <p class="note">{words.checkedAutomatically}</p>
      {sentences.map((sentence, at) => (
        <article class="check">
          <h3>
            {!isSingle && `${at + 1}. `}
            <VerdictLabel frame={frame} verdict={sentence.check.verdict} />
          </h3>
          <CheckView frame={frame} sentence={sentence} prefix={`z${at + 1}-`} />
        </article>
      ))}
    </section>
  );
}
