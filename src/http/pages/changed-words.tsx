import type { Difference } from '../../types.ts';
import type { Frame } from './frame.ts';

interface Stretch {
  text: string;
  isChanged: boolean;
}

/**
 * Cuts a text into stretches that are or are not one of `needles`, compared without regard to case. A needle that does
 * not stand in the text literally (a number in words, say) marks nothing; overlapping finds are taken from the left.
 */
export function findChanged(text: string, needles: string[]): Stretch[] {
  const known = needles.map((needle) => needle.trim()).filter(Boolean);
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((needle) => needle.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (escaped.length === 0) return [{ text, isChanged: false }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  // The one group puts every second part of the split inside a find.
  return text
    .split(pattern)
    .map((part, at) => ({ text: part, isChanged: at % 2 === 1 }))
    .filter((stretch) => stretch.text !== '');
}

/** A text with the words that differ marked, also for those who do not see the mark. */
export function ChangedWords({ frame, text, needles }: { frame: Frame; text: string; needles: string[] }) {
  return (
    <>
      {findChanged(text, needles).map((stretch) =>
        stretch.isChanged ? (
          <mark class="changed">
            {stretch.text}
            <span class="vh" lang={frame.language}>{` (${frame.words.changed})`}</span>
          </mark>
        ) : (
          stretch.text
        ),
      )}
    </>
  );
}

/** What differs, kind by kind: also where the words do not stand in the texts literally. */
export function DifferenceTable({
  frame: { words },
  differences,
}: {
  frame: Frame;
  differences: Difference[];
}) {
  if (differences.length === 0) return null;
  return (
    <table class="differences">
      <caption>{words.differences}</caption>
      <thead>
        <tr>
          <th scope="col">{words.differenceKind}</th>
          <th scope="col">{words.claim}</th>
          <th scope="col">{words.literal}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ kind, claim, source }) => (
          <tr>
            <th scope="row">{words.differenceKinds[kind]}</th>
            <td lang="nl">{claim || '–'}</td>
            <td lang="nl">{source || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
