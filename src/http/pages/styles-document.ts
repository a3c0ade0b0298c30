/** The stylesheet of the source viewer: contents beside a column of text that reads well. */
export const documentStyles = `
.reader { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 3rem; margin-block-start: 1.5rem; }
.reader article { max-inline-size: 44rem; }
.contents { font-size: 0.9375rem; }
.contents h2 { margin-block-start: 0; font-size: 1.1rem; }
.contents ul { margin: 0; padding-inline-start: 1rem; list-style: ""; }
.contents > div > ul { padding: 0; }
.contents a { display: inline-block; padding-block: 0.2rem; }
.reader article > h2:first-child { margin-block-start: 0; }
.letterhead, .signature { margin-block-end: 1.5rem; white-space: pre-line; }
.letterhead {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 0.5rem 2rem;
  padding-block-end: 1rem; border-block-end: 1px solid var(--line); color: var(--soft-ink); font-size: 0.9375rem;
}
.letterhead .field { display: block; font-weight: 600; }
.letterhead p, .signature p { margin: 0 0 0.5rem; }
.numbered { padding: 0; list-style: ""; }
.numbered li { margin-block-end: 0.5rem; }
.planning th { font-weight: 700; white-space: normal; }
.planning tbody th { min-inline-size: 8rem; }
sup { line-height: 0; }
sup a { padding: 0.2rem; }
mark { padding-block: 0.1em; scroll-margin-block: 25vh; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
:target { scroll-margin-block: 25vh; }
h2:target, h3:target, h4:target { scroll-margin-block: 1rem; }
p:target, li:target, td:target { background: var(--tint); outline: 0.4rem solid var(--tint); }
.notes { margin-block-start: 3rem; border-block-start: 2px solid var(--line); font-size: 0.9375rem; }
.notes ol { padding-inline-start: 1.75rem; }
.notes p { margin-block-end: 0.25rem; }
.notes ul { margin: 0 0 0.75rem; padding: 0; list-style: ""; }
@media (min-width: 60rem) {
  .reader { grid-template-columns: 17rem minmax(0, 1fr); }
  .contents { position: sticky; inset-block-start: 1rem; align-self: start; max-block-size: calc(100vh - 2rem); overflow-y: auto; padding: 0.25rem; }
}
@media (max-width: 40rem) {
  .planning thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .planning, .planning tbody, .planning tr, .planning th, .planning td { display: block; padding-inline: 0; }
  .planning tbody th { border-block-end: 2px solid var(--edge); padding-block-start: 1.25rem; }
}
@media (max-height: 30rem) { .contents { position: static; max-block-size: none; } }
`;
