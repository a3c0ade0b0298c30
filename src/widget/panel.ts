import { renderPerson } from './answer-view.ts';
import { Composer } from './composer.ts';
import { Conversation } from './conversation.ts';
import { h, hiddenText } from './element.ts';
import type { Settings } from './settings.ts';

/** The parts of an opened widget that others speak to. */
export interface Panel {
  element: HTMLElement;
  /** Where focus goes when the panel opens: the notice that this is no human. */
  notice: HTMLElement;
  conversation: Conversation;
}

function renderExamples({ questions, words }: Settings, ask: (question: string) => void): HTMLElement {
  const items = questions.map((question) =>
    h('li', {}, h('button', { type: 'button', class: 'example', onclick: () => ask(question) }, question)),
  );
  const heading = h('h3', {}, words.examples);
  return h('div', { class: 'examples', hidden: items.length === 0 }, heading, h('ul', {}, ...items));
}

function connect(
  settings: Settings,
  log: HTMLElement,
  live: { announcer: HTMLElement; hasFocus: () => boolean },
) {
  const { words } = settings;
  const announce = (text: string) => {
    live.announcer.textContent = text;
  };
  const composer: Composer = new Composer(settings, {
    onQuestion: (question) => ask(question),
    onStop: () => conversation.stop(),
    onRestart: () => {
      conversation.clear();
      composer.clear();
      composer.offerRestart(false);
      examples.hidden = settings.questions.length === 0;
      announce(words.restarted);
      composer.focus();
    },
  });
  const onBusy = (busy: boolean) => composer.setBusy(busy);
  const conversation = new Conversation({ settings, log, announce, onBusy, hasFocus: live.hasFocus });
  const ask = (question: string) => {
    examples.hidden = true;
    composer.offerRestart(true);
    void conversation.ask(question);
  };
  const examples = renderExamples(settings, (question) => {
    ask(question);
    // The button went away with the examples: focus must not fall to the page. An empty log could not have taken it.
    log.focus();
  });
  return { composer, conversation, examples };
}

/** Builds the panel. `hasFocus` tells whether the reader is still in the widget. */
export function createPanel(settings: Settings, hasFocus: () => boolean): Panel {
  const { words } = settings;
  const log = h('div', { class: 'log', role: 'group', 'aria-label': words.conversation, tabindex: '-1' });
  const announcer = h('div', { class: 'vh', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const notice = h('p', { class: 'notice', tabindex: '-1' }, words.notice);
  const { composer, conversation, examples } = connect(settings, log, { announcer, hasFocus });
  const parts = [notice, log, examples, composer.form, renderPerson(settings), announcer];
  const element = h('div', { class: 'panel', id: 'panel', hidden: true }, ...parts);
  return { element, notice, conversation };
}

/** The bar that opens and closes the panel; it keeps its place, so focus never has to look for it. */
export function renderBar({ heading, words }: Settings): {
  bar: HTMLElement;
  toggle: HTMLButtonElement;
  state: HTMLElement;
} {
  const state = h('span', { class: 'state', 'aria-hidden': 'true' }, words.open);
  const toggle = h(
    'button',
    { type: 'button', class: 'bar', 'aria-expanded': 'false', 'aria-controls': 'panel' },
    h('span', { class: 'title' }, heading),
    hiddenText('. '),
    h('span', { class: 'tagline' }, words.tagline),
    state,
  );
  return { bar: h('h2', {}, toggle), toggle, state };
}
