/** A bar with its length, 0 to 1, and whether it is ours. */
export interface Bar {
  label: string;
  value: number;
  ours: boolean;
}

/** Bars of one measure, under its name. */
export interface BarGroup {
  title: string;
  bars: Bar[];
}

const WIDTH = 760;
const LABELS = 330;
const ROW = 24;
const HEAD = 34;
const LENGTH = WIDTH - LABELS - 70;

/** Colours by the reader's own setting; each at least 3:1 on its ground, and told apart by outline and words as well. */
const STYLE = `
    .ground { fill: #fff } text { fill: #1a1a1a; font: 14px system-ui, sans-serif }
    .title { font-weight: 600 } .theirs { fill: #767676 } .ours { fill: #01689b; stroke: #1a1a1a }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #16191d } text { fill: #f2f2f2 } .theirs { fill: #8f959c }
      .ours { fill: #4fb3e8; stroke: #f2f2f2 }
    }`;

/** An SVG bar chart with a title and, in words, all its figures for those who do not see it. */
export function drawChart(title: string, groups: BarGroup[]): string {
  let y = 16;
  const parts = groups.map((group) => {
    const drawn = drawGroup(group, y);
    y += HEAD + group.bars.length * ROW + 12;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-labelledby="title desc">`,
    `  <title id="title">${escapeText(title)}</title>`,
    `  <desc id="desc">${escapeText(describe(groups))}</desc>`,
    `  <style>${STYLE}\n  </style>`,
    `  <rect class="ground" width="${WIDTH}" height="${y}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function drawGroup({ title, bars }: BarGroup, top: number): string {
  const rows = bars.map(({ label, value, ours }, at) => {
    const y = top + HEAD + at * ROW;
    const length = Math.max(1, value * LENGTH).toFixed(1);
    return [
      `  <text x="${LABELS - 8}" y="${y + 14}" text-anchor="end">${escapeText(label)}</text>`,
      `  <rect class="${ours ? 'ours' : 'theirs'}" x="${LABELS}" y="${y + 2}" width="${length}" height="${ROW - 8}"/>`,
      `  <text x="${(LABELS + Number(length) + 8).toFixed(1)}" y="${y + 14}">${value.toFixed(3)}</text>`,
    ].join('\n');
  });
  return [`  <text class="title" x="8" y="${top + 16}">${escapeText(title)}</text>`, ...rows].join('\n');
}

function describe(groups: BarGroup[]): string {
  return groups
    .map(
      ({ title, bars }) =>
        `${title}: ${bars.map(({ label, value }) => `${label} ${value.toFixed(3)}`).join(', ')}.`,
    )
    .join(' ');
}

function escapeText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
