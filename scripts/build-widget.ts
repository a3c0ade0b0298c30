/** Bundles the widget: `npm run build:widget` writes `dist/widget.js`; `npm start` does it first. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

const root = new URL('..', import.meta.url);

/** Where the bundle stands, for the entries that serve it. */
export const widgetFile = new URL('dist/widget.js', root);

/** A stylesheet becomes a text in the script: esbuild's own text loader would leave it as large as it was written. */
const inlineCss: Plugin = {
  name: 'inline-css',
  setup(bundler) {
    bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Bundles `src/widget/widget.ts` into one classic script for the browsers of the last years; returns its text. */
export async function buildWidget(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/widget/widget.ts', root))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: '/* Briefwijzer, EUPL-1.2 */' },
    plugins: [inlineCss],
  });
  return outputFiles[0]?.text ?? '';
}

/** Bundles the widget for whoever starts the server without `npm start`, which does it first. */
export async function ensureWidget(): Promise<void> {
  const script = await buildWidget();
  // Several do this at once: what is there already is not written again under a reader.
  if ((await readFile(widgetFile, 'utf8').catch(() => '')) === script) return;
  await mkdir(new URL('.', widgetFile), { recursive: true });
  await writeFile(widgetFile, script);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const script = await buildWidget();
  await mkdir(new URL('.', widgetFile), { recursive: true });
  await writeFile(widgetFile, script);
  process.stdout.write(`dist/widget.js: ${Buffer.byteLength(script)} bytes\n`);
}
