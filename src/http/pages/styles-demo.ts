/** The stylesheet of the demo page: an article with the widget in it. */
export const demoStyles = `
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; }
.beside > div { max-inline-size: 44rem; }
.beside h2:first-child { margin-block-start: 1.5rem; }
@media (min-width: 62rem) { .beside { grid-template-columns: minmax(0, 44rem) minmax(0, 1fr); } }
briefwijzer-chat { display: block; margin-block: 2rem; }
.chapters { padding: 0; list-style: ""; }
.chapters li { border-block-end: 1px solid var(--line); }
.chapters a { display: block; padding-block: 0.7rem; }
section > blockquote { font-size: 1.125rem; }
`;
