import type { Answer, Citation } from '../types.ts';
import type { AnswerFailure } from './answer-client.ts';
import { sendFeedback } from './answer-client.ts';
import { copyText, writeAnswerText } from './copy.ts';
import { h, outsideLink } from './element.ts';
import type { Settings } from './settings.ts';
import { renderRelated, renderSourceCard } from './source-card.ts';
import type { Words } from './words-nl.ts';

/** Most passages that are shown beside a question without an answer. */
const MAX_RELATED = 3;

function focusCard(turn: HTMLElement, number: number): void {
  turn.querySelector<HTMLElement>(`.card[data-number="${number}"]`)?.focus();
}

function renderMarker(citation: Citation, turn: HTMLElement, settings: Settings): HTMLElement {
  const label = settings.words.source(citation.number);
  const attributes = {
    type: 'button',
    class: 'ref',
    'aria-label': label,
    onclick: () => focusCard(turn, citation.number),
  };
  return h('button', attributes, `${citation.number}`);
}

/** A sentence cut at its quotes; those stay marked as Dutch, whatever the language around them. */
function renderQuotes(text: string, citations: Citation[]): (HTMLElement | string)[] {
  const parts: (HTMLElement | string)[] = [];
  let rest = text;
  for (const { quote } of [...citations].sort((a, b) => text.indexOf(a.quote) - text.indexOf(b.quote))) {
    const at = rest.indexOf(quote);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), h('span', { lang: 'nl' }, quote));
    rest = rest.slice(at + quote.length);
  }
  return [...parts, rest];
}

/** A sentence without the markers at its end, which are drawn as buttons. */
function stripMarkers(text: string): string {
  let kept = text.trimEnd();
  for (;;) {
    const marker = /\s?\[\d{1,4}\]$/.exec(kept.slice(-7));
    if (!marker) return kept;
    kept = kept.slice(0, -marker[0].length).trimEnd();
  }
}

/** One verified sentence with its markers. */
export function renderStatement(
  statement: { text: string; citations: Citation[] },
  turn: HTMLElement,
  settings: Settings,
): HTMLElement {
  const text = stripMarkers(statement.text);
  const markers = statement.citations.map((citation) => renderMarker(citation, turn, settings));
  return h('p', { class: 'statement' }, ...renderQuotes(text, statement.citations), ...markers);
}

/** The route to a person: always there, with an answer and without one. */
export function renderPerson({ contact, words }: Settings): HTMLElement {
  const call = h('a', { href: `tel:${contact.telephone.replace(/[^\d+]/g, '')}` }, contact.telephone);
  return h(
    'p',
    { class: 'person' },
    h('strong', {}, words.person),
    ` ${words.personRoute} `,
    outsideLink(contact.url, contact.label, words.newTab),
    `, ${words.telephone} `,
    call,
    '.',
  );
}

function renderCopy(answer: Answer, settings: Settings): HTMLElement {
  const { words } = settings;
  const button = h('button', { type: 'button', class: 'quiet' }, words.copy);
  button.addEventListener('click', async () => {
    const copied = await copyText(writeAnswerText(answer, settings), button.parentElement ?? button);
    button.textContent = copied ? words.copied : words.copyFailed;
    button.focus();
  });
  return button;
}

function renderFeedback(answer: Answer, { api, words }: Settings): HTMLElement {
  const group = h('div', { class: 'feedback', role: 'group', 'aria-label': words.feedback, tabindex: '-1' });
  const send = async (rating: 'up' | 'down') => {
    const outcome = await sendFeedback(api, { answerId: answer.id, rating }).then(
      (stored) => (stored ? words.thanks : words.notStored),
      () => words.feedbackFailed,
    );
    group.replaceChildren(h('span', {}, outcome));
    group.setAttribute('aria-label', outcome);
    group.focus();
  };
  const button = (label: string, rating: 'up' | 'down') =>
    h('button', { type: 'button', class: 'quiet', onclick: () => void send(rating) }, label);
  group.append(
    h('span', { 'aria-hidden': 'true' }, words.feedback),
    button(words.yes, 'up'),
    button(words.no, 'down'),
  );
  return group;
}

function renderSources(answer: Answer, settings: Settings): Node[] {
  if (answer.citations.length === 0) return [];
  const cards = answer.citations.map((citation) => renderSourceCard(citation, settings));
  return [h('h4', {}, settings.words.sources), h('ol', { class: 'cards' }, ...cards)];
}

function renderNearest(answer: Answer, settings: Settings): Node[] {
  const nearest = answer.related.slice(0, MAX_RELATED);
  if (answer.answered || nearest.length === 0) return [];
  const cards = nearest.map((passage) => renderRelated(passage, settings));
  return [h('h4', {}, settings.words.related), h('ul', { class: 'cards' }, ...cards)];
}

/** Who made this: said with every answer, also when it is a refusal. */
export function noteOf({ answered, aiGenerated }: Answer, words: Words): string {
  if (aiGenerated) return words.generated;
  return answered ? words.quoted : words.unanswered;
}

/** What stands under the sentences of an answer: notice, sources or nearest passages, the person, copy and feedback. */
export function renderAnswerFoot(answer: Answer, settings: Settings): Node[] {
  const { words } = settings;
  const actions = [
    answer.citations.length > 0 && renderCopy(answer, settings),
    renderFeedback(answer, settings),
  ];
  return [
    h('p', { class: 'note' }, noteOf(answer, words)),
    ...renderSources(answer, settings),
    ...renderNearest(answer, settings),
    ...(answer.answered ? [] : [renderPerson(settings)]),
    h('div', { class: 'actions' }, ...actions),
  ];
}

/** What a failed question shows: what happened, how to go on, a button to try again. */
export function renderFailure(failure: AnswerFailure, settings: Settings, retry: () => void): Node[] {
  const { words } = settings;
  const wait = failure.retryAfter ? ` ${words.waitSeconds(failure.retryAfter)}` : '';
  return [
    h('p', { class: 'failure' }, `${words.failures[failure.code] ?? words.failures.internal}${wait}`),
    renderPerson(settings),
    h('div', { class: 'actions' }, h('button', { type: 'button', onclick: retry }, words.retry)),
  ];
}
