import { h } from './element.ts';
import type { Settings } from './settings.ts';

/** Most characters of a question (the contract's limit). */
export const MAX_TEXT = 1000;
/** Fewer characters left than this: the counter shows itself. */
const COUNT_FROM = 200;

/** What a composer tells. */
export interface ComposerListener {
  onQuestion(question: string): void;
  onStop(): void;
  onRestart(): void;
}

function findFault(question: string, { words }: Settings): string {
  if (question === '') return words.empty;
  return question.length > MAX_TEXT ? words.tooLong(question.length - MAX_TEXT) : '';
}

/** The field for a question with its counter, its fault and its buttons. While an answer comes, the button stops it. */
export class Composer {
  readonly form: HTMLFormElement;
  private busy = false;
  private readonly settings: Settings;
  private readonly area = h('textarea', {
    id: 'question',
    rows: '3',
    'aria-describedby': 'hint error count',
    autocomplete: 'off',
  });
  private readonly count = h('p', { id: 'count', class: 'count' });
  private readonly error = h('p', { id: 'error', class: 'failure', hidden: true });
  private readonly send: HTMLButtonElement;
  private readonly restart: HTMLButtonElement;

  constructor(settings: Settings, listener: ComposerListener) {
    const { words } = settings;
    this.settings = settings;
    this.send = h('button', { type: 'submit' }, words.send);
    this.restart = h(
      'button',
      { type: 'button', class: 'quiet', hidden: true, onclick: () => listener.onRestart() },
      words.restart,
    );
    this.form = h(
      'form',
      { novalidate: true },
      h('label', { for: 'question' }, words.yourQuestion),
      h('p', { id: 'hint', class: 'hint' }, words.hint),
      this.error,
      this.area,
      this.count,
      h('div', { class: 'actions' }, this.send, this.restart),
    );
    this.listen(listener);
    this.showCount();
  }

  /** Moves focus to the field. */
  focus(): void {
    this.area.focus();
  }

  /** Whether there is something to forget: only then can the reader start again. */
  offerRestart(offered: boolean): void {
    this.restart.hidden = !offered;
  }

  /** Empties the field. */
  clear(): void {
    this.area.value = '';
    this.showCount();
    this.showFault('');
  }

  /** Shows that an answer is under way, and lets the button stop it. */
  setBusy(busy: boolean): void {
    this.busy = busy;
    this.send.textContent = busy ? this.settings.words.stop : this.settings.words.send;
  }

  private listen(listener: ComposerListener): void {
    this.area.addEventListener('input', () => this.showCount());
    this.area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      // Enter sends; only the button itself stops, so that a second Enter does not undo the first.
      if (!this.busy) this.form.requestSubmit();
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.busy) return listener.onStop();
      const question = this.area.value.trim();
      const fault = findFault(question, this.settings);
      if (fault) {
        this.showFault(fault);
        this.area.focus();
        return;
      }
      this.clear();
      listener.onQuestion(question);
    });
  }

  private showCount(): void {
    const { words } = this.settings;
    const left = MAX_TEXT - this.area.value.length;
    this.count.textContent = left < 0 ? words.tooLong(-left) : words.charactersLeft(left);
    this.count.classList.toggle('vh', left >= COUNT_FROM);
  }

  private showFault(fault: string): void {
    this.error.textContent = fault;
    this.error.hidden = fault === '';
    this.area.setAttribute('aria-invalid', `${fault !== ''}`);
  }
}
