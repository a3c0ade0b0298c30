import type { Citation, PassageView } from '../types.ts';
import { h, hiddenText, outsideLink } from './element.ts';
import type { Settings } from './settings.ts';

/** Most characters of a passage that lies near, before it is cut. */
const EXCERPT = 280;

/** The server writes paths from its root; the API may stand below a path of its own. */
function viewerAddress({ api }: Settings, path: string): string {
  return path.startsWith('/') ? `${api}${path}` : path;
}

function quoteBlock(text: string, { language, words }: Settings): HTMLElement {
  const frame = (label: string) => h('span', { class: 'vh', lang: language }, label);
  return h('blockquote', { lang: 'nl' }, frame(`${words.quoteStart}: `), text, frame(` (${words.quoteEnd})`));
}

/** Kind and title of a document; a title that begins with its kind needs no more. */
function nameDocument({ documentKind, documentTitle }: Citation, { words }: Settings): HTMLElement {
  const kind = words.kinds[documentKind];
  const isNamed = documentTitle.toLowerCase().startsWith(kind.toLowerCase());
  return h('span', {}, !isNamed && `${kind} · `, h('span', { lang: 'nl' }, documentTitle));
}

/** The first words of a long passage, cut between words; its link shows the whole. */
function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, text.lastIndexOf(' ', EXCERPT))} …`;
}

/** The absolute address of a citation in the source viewer, for a link or for the clipboard. */
export function addressOfCitation(citation: Citation, settings: Settings): string {
  return viewerAddress(settings, citation.url);
}

/** The quote behind a statement: its section, the kind of document, how firm it is, and where to read on. */
export function renderSourceCard(citation: Citation, settings: Settings): HTMLElement {
  const { words } = settings;
  const firmness = words.commitments[citation.commitment];
  return h(
    'li',
    { class: 'card', tabindex: '-1', 'data-number': citation.number },
    h(
      'p',
      { class: 'card-head' },
      h('span', { class: 'number', 'aria-hidden': 'true' }, `${citation.number}`),
      hiddenText(`${words.source(citation.number)}: `),
      nameDocument(citation, settings),
    ),
    quoteBlock(citation.quote, settings),
    citation.section.length > 0 && h('p', { class: 'section', lang: 'nl' }, citation.section.join(' › ')),
    firmness
      ? h(
          'p',
          { class: 'firm' },
          `${words.firmness}: `,
          h('strong', { class: 'label', 'data-firm': citation.commitment }, firmness),
        )
      : null,
    h(
      'p',
      { class: 'links' },
      outsideLink(addressOfCitation(citation, settings), words.readSource, words.newTab),
      citation.sourceUrl ? outsideLink(citation.sourceUrl, words.officialSource, words.newTab) : null,
    ),
  );
}

/** A passage that lies near a question without an answer. */
export function renderRelated(passage: PassageView, settings: Settings): HTMLElement {
  const { words } = settings;
  const anchor = passage.id.split(':').pop() ?? '';
  const path = `/documents/${encodeURIComponent(passage.documentId)}?start=${passage.start}&end=${passage.end}#${anchor}`;
  return h(
    'li',
    { class: 'card' },
    h('p', { class: 'card-head', lang: 'nl' }, passage.documentTitle),
    quoteBlock(excerpt(passage.text), settings),
    passage.section.length > 0 && h('p', { class: 'section', lang: 'nl' }, passage.section.join(' › ')),
    h('p', { class: 'links' }, outsideLink(viewerAddress(settings, path), words.readSource, words.newTab)),
  );
}
