import { renderPerson } from './answer-view.ts';
import { Conversation, MAX_TEXT } from './conversation.ts';
import { h, hiddenText } from './element.ts';
import type { Settings } from './settings.ts';

/** Fewer characters left than this: the counter shows itself. */
const COUNT_FROM = 200;

/** The parts of an opened widget that others speak to. */
export interface Panel {
  element: HTMLElement;
  /** Where focus goes when the panel opens: the notice that this is no human. */
  notice: HTMLElement;
  conversation: Conversation;
}

interface Composer {
  form: HTMLFormElement;
  area: HTMLTextAreaElement;
  button: HTMLButtonElement;
  error: HTMLElement;
}

function renderComposer({ words }: Settings): Composer {
  const area = h('textarea', {
    id: 'question',
    rows: '3',
    'aria-describedby': 'hint error count',
    autocomplete: 'off',
  });
  const count = h('p', { id: 'count', class: 'count' });
  const error = h('p', { id: 'error', class: 'failure', hidden: true });
  const button = h('button', { type: 'submit' }, words.send);
  const showCount = () => {
    const left = MAX_TEXT - area.value.length;
    count.textContent = left < 0 ? words.tooLong(-left) : words.charactersLeft(left);
    count.classList.toggle('vh', left >= COUNT_FROM);
  };
  area.addEventListener('input', showCount);
  showCount();
  const label = h('label', { for: 'question' }, words.yourQuestion);
  const form = h(
    'form',
    { novalidate: true },
    label,
    h('p', { id: 'hint', class: 'hint' }, words.hint),
    error,
    area,
    count,
    button,
  );
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return { form, area, button, error };
}

function findFault(question: string, { words }: Settings): string {
  if (question === '') return words.empty;
  return question.length > MAX_TEXT ? words.tooLong(question.length - MAX_TEXT) : '';
}

function showFault({ area, error }: Composer, fault: string): void {
  error.textContent = fault;
  error.hidden = fault === '';
  area.setAttribute('aria-invalid', `${fault !== ''}`);
  if (fault) area.focus();
}

function renderExamples({ questions, words }: Settings, ask: (question: string) => void): HTMLElement | null {
  if (questions.length === 0) return null;
  const items = questions.map((question) =>
    h('li', {}, h('button', { type: 'button', class: 'example', onclick: () => ask(question) }, question)),
  );
  return h('div', { class: 'examples' }, h('h3', {}, words.examples), h('ul', { role: 'list' }, ...items));
}

function emptyComposer({ area }: Composer): void {
  area.value = '';
  area.dispatchEvent(new Event('input'));
}

/** Builds the panel. `hasFocus` tells whether the reader is still in the widget. */
export function createPanel(settings: Settings, hasFocus: () => boolean): Panel {
  const { words } = settings;
  const log = h('div', { class: 'log', role: 'group', 'aria-label': words.conversation, tabindex: '-1' });
  const announcer = h('div', { class: 'vh', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const notice = h('p', { class: 'notice', tabindex: '-1' }, words.notice);
  const composer = renderComposer(settings);
  const restart = h('button', { type: 'button', class: 'quiet', hidden: true }, words.restart);
  const announce = (text: string) => {
    announcer.textContent = text;
  };
  const onBusy = (busy: boolean) => {
    composer.button.textContent = busy ? words.stop : words.send;
  };
  const conversation = new Conversation({ settings, log, announce, onBusy, hasFocus });
  const ask = (question: string) => {
    if (examples) examples.hidden = true;
    restart.hidden = false;
    showFault(composer, '');
    void conversation.ask(question);
  };
  const examples = renderExamples(settings, (question) => {
    if (conversation.busy) return;
    // The button goes away with the examples: focus must not fall to the page.
    log.focus();
    ask(question);
  });
  restart.addEventListener('click', () => {
    conversation.clear();
    emptyComposer(composer);
    if (examples) examples.hidden = false;
    restart.hidden = true;
    announce(words.restarted);
    composer.area.focus();
  });
  composer.form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (conversation.busy) return conversation.stop();
    const question = composer.area.value.trim();
    const fault = findFault(question, settings);
    if (fault) return showFault(composer, fault);
    emptyComposer(composer);
    ask(question);
  });
  const foot = h('div', { class: 'foot' }, restart, renderPerson(settings));
  const element = h(
    'div',
    { class: 'panel', id: 'panel', hidden: true },
    notice,
    log,
    examples,
    composer.form,
    foot,
    announcer,
  );
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
