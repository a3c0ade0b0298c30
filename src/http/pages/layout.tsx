import type { Child } from 'hono/jsx';
import { type Frame, localize } from './frame.ts';

/** What a page adds to the frame around it. */
export interface PageParts {
  frame: Frame;
  title: string;
  /** Names of stylesheets in `/styles/`, without `base`. */
  styles?: string[];
  /** Scripts of our own, each with its integrity hash. */
  scripts?: { src: string; integrity: string }[];
  /** Path of the menu item that this page is. */
  current?: string;
  children?: Child;
}

function MenuLink({
  frame,
  path,
  label,
  current,
}: {
  frame: Frame;
  path: string;
  label: string;
  current?: string | undefined;
}) {
  return (
    <li>
      <a href={localize(path, frame.language)} aria-current={path === current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}

function Header({ frame, current }: { frame: Frame; current?: string | undefined }) {
  const { words, language, path } = frame;
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <header class="site-header">
      <div class="wide">
        <a class="wordmark" href={localize('/', language)}>
          {words.siteName}
        </a>
        <nav aria-label={words.mainMenu}>
          <ul>
            <MenuLink frame={frame} path="/" label={words.ask} current={current} />
            <MenuLink frame={frame} path="/documents" label={words.sources} current={current} />
            <MenuLink frame={frame} path="/press" label={words.press} current={current} />
            <li>
              <a href={localize(path, other)} lang={other} hreflang={other}>
                {words.otherLanguage}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The route to a person, as one sentence. */
export function PersonRoute({ frame: { words, contact } }: { frame: Frame }) {
  return (
    <p class="person">
      <strong>{words.person}</strong> {words.personRoute} <a href={contact.url}>{contact.label}</a>,{' '}
      {words.telephone} <a href={`tel:${contact.telephone.replace(/[^\d+]/g, '')}`}>{contact.telephone}</a>.
    </p>
  );
}

function Footer({ frame }: { frame: Frame }) {
  const { words, index, language } = frame;
  return (
    <footer class="site-footer">
      <div class="wide">
        <p>{words.footerAi}</p>
        <PersonRoute frame={frame} />
        <p>
          {words.footerIndex}: {index.version} (
          <time datetime={index.builtAt}>{index.builtAt.slice(0, 10)}</time>) ·{' '}
          <a href="/docs" hreflang="nl" lang={language === 'en' ? 'en' : undefined}>
            {words.api}
          </a>
        </p>
      </div>
    </footer>
  );
}

/** A whole page: no script and no style inside it, nothing from another origin. */
export function Layout({ frame, title, styles = [], scripts = [], current, children }: PageParts) {
  const { words, language } = frame;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} - ${words.siteName}`}</title>
        {['base', ...styles].map((name) => (
          <link rel="stylesheet" href={`/styles/${name}.css`} />
        ))}
        {scripts.map(({ src, integrity }) => (
          <script src={src} integrity={integrity} defer></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#inhoud">
          {words.skip}
        </a>
        <Header frame={frame} current={current} />
        <main id="inhoud" tabindex={-1} class="wide">
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}
