/** The stylesheet of every page: type, colour, forms, cards. Neutral, and themed by the same tokens as the widget. */
export const baseStyles = `
:root {
  color-scheme: light dark;
  --font: var(--utrecht-document-font-family, var(--rhc-text-font-family-default, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif));
  --back: var(--utrecht-document-background-color, #fff);
  --ink: var(--utrecht-document-color, var(--rhc-color-foreground-default, #17212b));
  --soft-ink: var(--rhc-color-foreground-subtle, #4a5763);
  --link: var(--utrecht-link-color, var(--rhc-color-foreground-link, #0b5a6f));
  --tint: var(--rhc-color-cool-grey-50, #f3f6f7);
  --line: var(--rhc-color-cool-grey-300, #c9d2d8);
  --edge: var(--rhc-color-border-default, #5f6f7b);
  --accent: var(--utrecht-button-primary-action-background-color, var(--rhc-color-primary-500, #0f4c5c));
  --on-accent: var(--utrecht-button-primary-action-color, var(--rhc-color-foreground-on-dark-color, #fff));
  --danger: var(--rhc-color-negative-default, #a3190d);
  --good: #1d5e34;
  --doubt: #6b4a00;
  --mark: #ffe8a3;
  --on-mark: #17212b;
  --radius: var(--utrecht-button-border-radius, var(--rhc-border-radius-md, 5px));
  --focus: var(--utrecht-focus-outline-color, var(--rhc-focus-outline-color, #17212b));
}

@media (prefers-color-scheme: dark) {
  :root {
    --back: var(--utrecht-document-background-color, #151b20);
    --ink: var(--utrecht-document-color, var(--rhc-color-foreground-default, #e7ecef));
    --soft-ink: var(--rhc-color-foreground-subtle, #aebac3);
    --link: var(--utrecht-link-color, var(--rhc-color-foreground-link, #8ed0e0));
    --tint: var(--rhc-color-cool-grey-50, #1e262d);
    --line: var(--rhc-color-cool-grey-300, #3a464f);
    --edge: var(--rhc-color-border-default, #8a99a5);
    --accent: var(--utrecht-button-primary-action-background-color, var(--rhc-color-primary-500, #8ed0e0));
    --on-accent: var(--utrecht-button-primary-action-color, var(--rhc-color-foreground-on-dark-color, #07222a));
    --danger: var(--rhc-color-negative-default, #ffb0a6);
    --good: #9fdcb2;
    --doubt: #f0cf85;
    --mark: #6b5300;
    --on-mark: #fff7df;
    --focus: var(--utrecht-focus-outline-color, var(--rhc-focus-outline-color, #fff));
  }
}

*, *::before, *::after { box-sizing: border-box; }

html { scroll-padding-block: 1rem; }

body {
  margin: 0;
  background: var(--back);
  color: var(--ink);
  font: 1.0625rem / 1.6 var(--font);
  overflow-wrap: break-word;
}

.wide { max-inline-size: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }

.vh {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}

.skip { position: absolute; inset-block-start: -10rem; padding: 0.75rem 1.25rem; background: var(--back); }
.skip:focus { position: static; display: block; }

h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0 0 0.5rem; font-size: clamp(1.75rem, 1.2rem + 2.2vw, 2.5rem); }
h2 { margin: 2.25rem 0 0.75rem; font-size: 1.5rem; }
h3 { margin: 1.75rem 0 0.5rem; font-size: 1.2rem; }
h4 { margin: 1rem 0 0.4rem; font-size: 1rem; }
p, ul, ol, blockquote, table { margin: 0 0 1rem; }
main p, main li { max-inline-size: 44rem; }
.whole { white-space: nowrap; }

a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.15em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }

.site-header { border-block-end: 4px solid var(--accent); }
.site-header .wide { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: center; justify-content: space-between; padding-block: 0.75rem; }
.wordmark { color: var(--ink); font-size: 1.35rem; font-weight: 700; text-decoration: none; }
.wordmark:hover { text-decoration: underline; }
.site-header ul { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: 0; padding: 0; list-style: ""; }
.site-header li a { display: inline-block; padding-block: 0.6rem; }
.site-header [aria-current] { color: var(--ink); font-weight: 700; text-decoration-thickness: 3px; }
main { padding-block: 2rem 3rem; }
.site-footer { border-block-start: 1px solid var(--line); background: var(--tint); font-size: 0.9375rem; }
.site-footer .wide { padding-block: 1.5rem 2rem; }
.site-footer p { margin: 0 0 0.5rem; }

.lead { font-size: 1.2rem; }
.facts, .hint, .note, .section, .card-head, .asked { color: var(--soft-ink); }
.notice { max-inline-size: 44rem; padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--tint); }
.failure { color: var(--danger); font-weight: 600; }
blockquote { max-inline-size: 44rem; padding-inline-start: 1rem; border-inline-start: 4px solid var(--line); }

button {
  min-block-size: 44px; padding: 0.5rem 1.25rem; border: 2px solid var(--accent); border-radius: var(--radius);
  background: var(--accent); color: var(--on-accent); font: 600 1rem / 1.35 var(--font); cursor: pointer;
}
button:hover { text-decoration: underline; }
button.quiet { border: 1px solid var(--edge); background: var(--back); color: var(--link); font-weight: 400; }
.ask-form { max-inline-size: 44rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: var(--radius); }
.ask-form > :first-child { margin-block-start: 0; }
label { display: block; font-weight: 600; }
.hint { margin: 0 0 0.5rem; font-size: 0.9375rem; }
textarea {
  display: block; inline-size: 100%; margin-block-end: 1rem; padding: 0.6rem 0.75rem; border: 1px solid var(--edge);
  border-radius: var(--radius); background: var(--back); color: var(--ink); font: 1rem / 1.5 var(--font); resize: vertical;
}
textarea[aria-invalid] { border: 2px solid var(--danger); }

.answer { margin-block: 1.5rem; padding: 1.25rem; border: 1px solid var(--line); border-block-start: 4px solid var(--accent); border-radius: var(--radius); }
.answer > h2:first-child { margin-block-start: 0; }
.cards { display: grid; gap: 0.75rem; max-inline-size: 44rem; padding: 0; list-style: ""; }
.card { padding: 0.9rem 1.1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--back); }
.card > :last-child { margin-block-end: 0; }
.card p, .card blockquote { margin-block-end: 0.5rem; }
.card-head, .card .section { font-size: 0.9375rem; }
.number, .ref {
  display: inline-block; min-inline-size: 1.6rem; padding-inline: 0.3rem; border: 1px solid var(--edge);
  border-radius: var(--radius); color: var(--link); font-size: 0.875rem; font-weight: 600; line-height: 1.55; text-align: center; text-decoration: none;
}
.number { margin-inline-end: 0.5rem; }
.links { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; }
.firm, .status { display: inline-block; padding: 0 0.6rem; border: 1px solid var(--edge); border-radius: 99px; font-size: 0.9375rem; font-weight: 600; line-height: 1.6; white-space: nowrap; }
.status[data-status="not_fetched"] { border-style: dashed; font-weight: 400; }

table { inline-size: 100%; border-collapse: collapse; }
caption { padding-block: 0.5rem; font-weight: 700; text-align: start; }
th, td { padding: 0.6rem 0.75rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { border-block-end: 2px solid var(--edge); }
tbody th { font-weight: 400; }
mark { background: var(--mark); color: var(--on-mark); }
mark a { color: inherit; }

@media (max-width: 40rem) {
  main { overflow-wrap: anywhere; hyphens: auto; }
  .stacked thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked caption, .stacked tbody, .stacked tr, .stacked th, .stacked td { display: block; }
  .stacked tr { padding-block: 0.75rem; border-block-end: 1px solid var(--line); }
  .stacked th, .stacked td { padding: 0.1rem 0; border: 0; }
  .stacked td[data-label]::before { content: attr(data-label) ": "; color: var(--soft-ink); }
}

@media (forced-colors: active) {
  mark { forced-color-adjust: none; background: Mark; color: MarkText; }
  .notice, .answer { border: 2px solid CanvasText; }
}

@media print {
  :root { color-scheme: light; --back: #fff; --ink: #000; --soft-ink: #333; --link: #000; --tint: #fff; --mark: #ffe8a3; --on-mark: #000; }
  .site-header nav, .skip, form, .links, .contents { display: none; }
  .card, tr { break-inside: avoid; }
  body { font-size: 11pt; }
}
`;
