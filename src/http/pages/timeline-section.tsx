import type { TimelineItem } from '../../types.ts';
import { type Frame, localize } from './frame.ts';
import { compareTimes } from './quarters.ts';
import { FirmnessLabel } from './source-list.tsx';
import { TimelinePicture } from './timeline-picture.tsx';

function ItemRow({ frame, item }: { frame: Frame; item: TimelineItem }) {
  const { words, language } = frame;
  return (
    <tr>
      <th scope="row" lang="nl" data-label={words.what}>
        <a href={localize(item.citation.url, language)}>{item.title}</a>
      </th>
      <td data-label={words.when} lang={item.period ? 'nl' : undefined}>
        {item.period ?? words.noDate}
      </td>
      <td data-label={words.firmness}>
        {item.status === 'none' ? '–' : <FirmnessLabel frame={frame} commitment={item.status} />}
      </td>
      <td data-label={words.remark} lang="nl">
        {item.note ?? '–'}
      </td>
    </tr>
  );
}

function TimelineTable({ frame, items }: { frame: Frame; items: TimelineItem[] }) {
  const { words } = frame;
  return (
    <table class="stacked">
      <caption>{words.timelineTable}</caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.firmness}</th>
          <th scope="col">{words.remark}</th>
        </tr>
      </thead>
      <tbody>
        {[...items].sort(compareTimes).map((item) => (
          <ItemRow frame={frame} item={item} />
        ))}
      </tbody>
    </table>
  );
}

/** What is planned when: as a picture, and as a table that says the same with links to the sentences. */
export function TimelineSection({ frame, items }: { frame: Frame; items: TimelineItem[] }) {
  const { words } = frame;
  return (
    <section aria-labelledby="planning">
      <h2 id="planning">{words.timelineTitle}</h2>
      <p>{items.length > 0 ? words.timelineIntro : words.timelineEmpty}</p>
      <TimelinePicture frame={frame} items={items} />
      {items.length > 0 && <TimelineTable frame={frame} items={items} />}
    </section>
  );
}
