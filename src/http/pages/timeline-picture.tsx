import type { TimelineItem } from '../../types.ts';
import type { Frame } from './frame.ts';
import { type Bar, measureScale, nameQuarter, placeBars, type Scale } from './quarters.ts';

/** Measures of the picture in its own units, which are CSS pixels at full size. */
const HEAD = 52;
const ROW = 60;
const BAR = 26;
/** A quarter is as wide as the room allows, within bounds. */
const ROOM = 1050;
const MIN_COLUMN = 87;
const MAX_COLUMN = 175;
/** Width of a letter of a title, on the safe side: the server cannot measure text. */
const LETTER = 7.2;

function columnsOf({ count, hasLater }: Scale): number {
  return count + (hasLater ? 1 : 0);
}

function columnWidth(scale: Scale): number {
  return Math.min(MAX_COLUMN, Math.max(MIN_COLUMN, Math.floor(ROOM / columnsOf(scale))));
}

function Columns({ frame, scale, height }: { frame: Frame; scale: Scale; height: number }) {
  const width = columnWidth(scale);
  return (
    <>
      {Array.from({ length: columnsOf(scale) }, (_, column) => {
        const x = column * width;
        const { quarter, year } = nameQuarter(scale.first + column);
        const isLater = column === scale.count;
        return (
          <g class="column">
            <rect x={x} y={0} width={width} height={height} class={column % 2 === 0 ? 'even' : 'odd'} />
            <text x={x + width / 2} y={22} class="quarter">
              {isLater ? frame.words.later : quarter}
            </text>
            <text x={x + width / 2} y={40} class="year">
              {isLater ? '' : year}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** How far a point sticks out of a bar. */
const TIP = 10;

/** A bar, pointed at each side where the source leaves begin or end open. */
function drawBar(x: number, y: number, { length, bar }: { length: number; bar: Bar }): string {
  const [middle, bottom, end] = [y + BAR / 2, y + BAR, x + length];
  const left = bar.item.from === null ? `L${x} ${middle}L${x + TIP} ${y}` : '';
  const right = bar.isOpen ? `L${end} ${middle}L${end - TIP} ${bottom}` : `V${bottom}`;
  const begin = left ? x + TIP : x;
  return `M${begin} ${y}H${bar.isOpen ? end - TIP : end}${right}H${begin}${left}Z`;
}

/** A title no wider than the picture; what does not fit ends in an ellipsis, the table has it whole. */
export function fitTitle(title: string, width: number): string {
  const most = Math.floor(width / LETTER);
  return title.length <= most ? title : `${title.slice(0, most - 2).trimEnd()} …`;
}

/** A bar under its title; the title begins with the bar, or as far left of it as it needs to fit. */
function Row({
  frame,
  bar,
  top,
  sizes,
}: {
  frame: Frame;
  bar: Bar;
  top: number;
  sizes: { column: number; width: number };
}) {
  const { column, width } = sizes;
  const x = bar.from * column + 4;
  const title = fitTitle(bar.item.title, width);
  const titleX = Math.max(0, Math.min(x, width - title.length * LETTER));
  const y = top + 22;
  const length = (bar.until - bar.from + 1) * column - 8;
  return (
    <g>
      <text x={titleX} y={top + 15} class="title">
        {title}
      </text>
      <path d={drawBar(x, y, { length, bar })} class="bar" data-firm={bar.item.status} />
      <text
        x={x + (bar.item.from === null ? TIP + 4 : 8)}
        y={y + BAR / 2 + 5}
        class="firmness"
        data-firm={bar.item.status}
      >
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
  if (!scale) return null;
  const bars = placeBars(items, scale);
  const column = columnWidth(scale);
  const [width, height] = [columnsOf(scale) * column, HEAD + bars.length * ROW + 8];
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
          <Row frame={frame} bar={bar} top={HEAD + row * ROW} sizes={{ column, width }} />
        ))}
      </svg>
    </section>
  );
}
