/** The stylesheet of the press desk: two forms, a comparison, a timeline. */
export const pressStyles = `
.desk { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem; margin-block: 2rem; }
.desk .ask-form { max-inline-size: none; }
.check + .check { margin-block-start: 1.5rem; padding-block-start: 0.5rem; border-block-start: 1px solid var(--line); }
.check h3 { margin-block-start: 0.75rem; }
.explanation { font-size: 1.1rem; }
.verdict { font-weight: 700; }
.verdict > [aria-hidden] { display: inline-block; inline-size: 1.7rem; border: 2px solid currentColor; border-radius: 99px; font-size: 1rem; line-height: 1.45rem; text-align: center; }
.verdict[data-verdict="supported"] { color: var(--good); }
.verdict[data-verdict="contradicted"] { color: var(--danger); }
.verdict[data-verdict="not_found"] { color: var(--doubt); }
.side-by-side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2rem; }
.side-by-side h4 { margin-block-start: 0.25rem; color: var(--soft-ink); font-size: 0.9375rem; }
.claim, .literal blockquote { padding: 0.9rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--tint); }
.literal { margin-block-end: 1rem; }
.literal p { margin-block-end: 0.4rem; font-size: 0.9375rem; }
.permalink a { overflow-wrap: anywhere; }
mark.changed { padding-inline: 0.15em; border-block-end: 3px solid var(--danger); font-weight: 700; }
.differences { inline-size: auto; min-inline-size: min(100%, 30rem); }
.export { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-block-end: 2rem; }
.scroller { max-inline-size: 100%; margin-block-end: 1.5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; }
.timeline { display: block; max-inline-size: none; font-family: var(--font); }
.timeline text { fill: var(--ink); font-size: 13px; }
.timeline .even { fill: var(--tint); }
.timeline .odd { fill: none; }
.timeline .quarter, .timeline .year { text-anchor: middle; }
.timeline .quarter { font-weight: 700; font-size: 14px; }
.timeline .year { fill: var(--soft-ink); }
.bar { fill: var(--back); stroke: var(--accent); stroke-width: 2; }
.bar[data-firm="decided"], .bar[data-firm="will"] { fill: var(--accent); }
.bar[data-firm="aims"] { stroke-dasharray: 6 3; }
.bar[data-firm="explores"] { stroke-dasharray: 2 4; }
.timeline .firmness { font-size: 12px; font-weight: 600; }
.timeline .firmness[data-firm="decided"], .timeline .firmness[data-firm="will"] { fill: var(--on-accent); }
@media (forced-colors: active) {
  .bar, .bar[data-firm] { fill: Canvas; stroke: CanvasText; }
  .timeline text, .timeline .firmness[data-firm] { fill: CanvasText; }
  .timeline .even { fill: none; stroke: CanvasText; stroke-width: 0.5; }
}
@media print {
  .scroller { border: 0; padding: 0; overflow: visible; }
  .timeline { inline-size: 100%; block-size: auto; }
}
`;
