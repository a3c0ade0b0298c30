import type { TimelineItem } from '../../types.ts';
import type { Frame } from './frame.ts';
import { type Bar, measureScale, nameQuarter, placeBars, type Scale } from './quarters.ts';

/** Measures of the picture in its own units, which are CSS pixels at full size. */
const LABELS = 330;
const COLUMN = 92;
const HEAD = 52;
const ROW = 46;
const BAR = 26;
/** Characters of a title on a line of the label column, and lines. */
const LINE = 46;
const LINES = 2;

/** Breaks a title into at most two lines; what does not fit ends in an ellipsis, the table has it whole. */
export function wrapTitle(title: string): string[] {
  const lines = [''];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length + 1 > LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`.trim();
  }
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES - 1), `${(lines[LINES - 1] ?? '').slice(0, LINE - 2)} …`];
}

function columnsOf({ count, hasLater }: Scale): number {
  return count + (hasLater ? 1 : 0);
}

function Columns({ frame, scale, height }: { frame: Frame; scale: Scale; height: number }) {
  return (
    <>
      {Array.from({ length: columnsOf(scale) }, (_, column) => {
        const x = LABELS + column * COLUMN;
        const { quarter, year } = nameQuarter(scale.first + column);
        const isLater = column === scale.count;
        return (
          <g class="column">
            <rect x={x} y={0} width={COLUMN} height={height} class={column % 2 === 0 ? 'even' : 'odd'} />
            <text x={x + COLUMN / 2} y={22} class="quarter">
              {isLater ? frame.words.later : quarter}
            </text>
            <text x={x + COLUMN / 2} y={40} class="year">
              {isLater ? '' : year}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** A bar, pointed at the right where the source leaves the end open. */
function drawBar(x: number, y: number, { width, isOpen }: { width: number; isOpen: boolean }): string {
  const tip = isOpen ? 12 : 0;
  return `M${x} ${y}H${x + width - tip}L${x + width} ${isOpen ? y + BAR / 2 : y}${isOpen ? '' : `V${y + BAR}`}L${x + width - tip} ${y + BAR}H${x}Z`;
}

function Row({ frame, bar, row }: { frame: Frame; bar: Bar; row: number }) {
  const top = HEAD + row * ROW;
  const lines = wrapTitle(bar.item.title);
  const x = LABELS + bar.from * COLUMN + 3;
  const width = (bar.until - bar.from + 1) * COLUMN - 6;
  const y = top + (ROW - BAR) / 2;
  return (
    <g>
      {lines.map((line, at) => (
        <text x={0} y={top + ROW / 2 + 5 + (at - (lines.length - 1) / 2) * 16} class="title">
          {line}
        </text>
      ))}
      <path d={drawBar(x, y, { width, isOpen: bar.isOpen })} class="bar" data-firm={bar.item.status} />
      <text x={x + 8} y={y + BAR / 2 + 5} class="firmness" data-firm={bar.item.status}>
        {frame.words.commitments[bar.item.status]}
      </text>
    </g>
  );
}

/**
 * The planning as a picture: quarters across, an item a row, its firmness by word and by shape. It scrolls by itself
 * where the screen is narrow; the table beside it says the same in text.
 */
export function TimelinePicture({ frame, items }: { frame: Frame; items: TimelineItem[] }) {
  const scale = measureScale(items);
  if (!scale) return <></>;
  const bars = placeBars(items, scale);
  const [width, height] = [LABELS + columnsOf(scale) * COLUMN, HEAD + bars.length * ROW + 8];
  return (
    <section class="scroller" tabindex={0} aria-label={frame.words.timelinePicture}>
      <svg
        class="timeline"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={frame.words.timelinePicture}
      >
        <Columns frame={frame} scale={scale} height={height} />
        {bars.map((bar, row) => (
          <Row frame={frame} bar={bar} row={row} />
        ))}
      </svg>
    </section>
  );
}
