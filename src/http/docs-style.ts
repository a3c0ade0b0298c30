/** Style of the API reference: the visitor's own colours, text that wraps at 320 pixels. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; border-bottom: 1px solid; }
section { margin-block: 2rem; }
code, pre { font-family: ui-monospace, monospace; }
pre { white-space: pre-wrap; border: 1px solid; padding: 0.75rem; }
dl > div { margin-block: 0.5rem; }
dd { margin-left: 1.5rem; }
dd p { margin: 0; }
td, th { padding: 0.25rem 1rem 0.25rem 0; text-align: left; vertical-align: top; }
:target { outline: 2px solid; outline-offset: 0.5rem; }
`.trimStart();
