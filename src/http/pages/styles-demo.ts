/** The stylesheet of the demo page: an article with the widget in it. */
export const demoStyles = `
briefwijzer-chat { margin-block: 2rem; }
.chapters { padding: 0; list-style: none; }
.chapters li { border-block-end: 1px solid var(--line); }
.chapters a { display: block; padding-block: 0.7rem; }
main > section > blockquote { font-size: 1.125rem; }
`;
