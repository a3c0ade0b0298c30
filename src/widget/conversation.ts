import type { ChatRequest } from '../contract.ts';
import type { Answer, ChatMessage } from '../types.ts';
import { AnswerFailure, askQuestion } from './answer-client.ts';
import { renderAnswerFoot, renderFailure, renderStatement } from './answer-view.ts';
import { MAX_TEXT } from './composer.ts';
import { h, hiddenText } from './element.ts';
import type { Settings } from './settings.ts';

/** Most messages of a conversation (the contract's limit). */
const MAX_MESSAGES = 20;

/** What a conversation needs of the panel around it. */
export interface Surroundings {
  settings: Settings;
  log: HTMLElement;
  /** Says a text to screen readers, outside the log. */
  announce(text: string): void;
  /** Called when an answer begins or ends. */
  onBusy(busy: boolean): void;
  /** True while the reader is still in the widget: only then may focus move. */
  hasFocus(): boolean;
}

interface Turn {
  question: string;
  article: HTMLElement;
  heading: HTMLElement;
  body: HTMLElement;
}

/** The questions and answers of one panel. History lives here and nowhere else: it is gone with the page. */
export class Conversation {
  private history: ChatMessage[] = [];
  private running: AbortController | undefined;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Whether an answer is under way. */
  get busy(): boolean {
    return this.running !== undefined;
  }

  /** Whether something was asked since the last clear. */
  get started(): boolean {
    return this.around.log.childElementCount > 0;
  }

  /** Puts a question at the end of the log and shows its answer there. */
  async ask(question: string): Promise<void> {
    if (this.busy) return;
    const turn = this.addTurn(question);
    await this.answer(turn);
  }

  /** Gives up the running answer; the reader may try again. */
  stop(): void {
    this.running?.abort();
  }

  /** Forgets everything. */
  clear(): void {
    const running = this.running;
    this.running = undefined;
    running?.abort();
    this.history = [];
    this.around.log.replaceChildren();
    this.around.onBusy(false);
  }

  private addTurn(question: string): Turn {
    const { words } = this.around.settings;
    const heading = h('h3', { tabindex: '-1' }, `${words.fetching} …`);
    const body = h('div', { class: 'body' });
    const answer = h('div', { class: 'answer' }, heading, body);
    const asked = h('p', { class: 'question' }, hiddenText(`${words.yourQuestion}: `), question);
    const article = h('article', {}, asked, answer);
    this.around.log.append(article);
    article.scrollIntoView({ block: 'nearest' });
    return { question, article, heading, body };
  }

  private async answer(turn: Turn): Promise<void> {
    const { settings, announce, onBusy } = this.around;
    const controller = new AbortController();
    this.running = controller;
    onBusy(true);
    announce(settings.words.fetching);
    turn.heading.textContent = `${settings.words.fetching} …`;
    turn.body.replaceChildren();
    turn.article.setAttribute('aria-busy', 'true');
    const outcome = await this.fetch(turn, controller.signal);
    // Cleared meanwhile: nobody waits for this answer.
    if (this.running !== controller) return;
    this.running = undefined;
    turn.article.removeAttribute('aria-busy');
    onBusy(false);
    if (outcome instanceof AnswerFailure) this.fail(turn, outcome);
    else this.finish(turn, outcome);
    if (this.around.hasFocus()) turn.heading.focus();
  }

  private fetch(turn: Turn, signal: AbortSignal): Promise<Answer | AnswerFailure> {
    const { settings } = this.around;
    const onStatement = (statement: Parameters<typeof renderStatement>[0]) => {
      if (!signal.aborted) turn.body.append(renderStatement(statement, turn.article, settings));
    };
    return askQuestion(settings.api, this.toRequest(turn.question), { onStatement, signal }).then(
      (answer) => answer,
      (failure: AnswerFailure) => failure,
    );
  }

  private toRequest(question: string): ChatRequest {
    const { language, documents } = this.around.settings;
    const earlier = this.history.slice(1 - MAX_MESSAGES);
    // A conversation begins with its reader.
    if (earlier[0]?.role === 'assistant') earlier.shift();
    return {
      messages: [...earlier, { role: 'user', content: question }],
      // In Dutch the server follows the language of the question.
      ...(language === 'en' && { language }),
      ...(documents.length > 0 && { documents }),
    };
  }

  private finish(turn: Turn, answer: Answer): void {
    const { settings, announce } = this.around;
    const { words } = settings;
    const text = answer.answer || (answer.reason ? words.refusals[answer.reason] : '');
    const title = answer.answered ? words.answerHeading : words.refusalHeading;
    this.remember(turn.question, text);
    turn.heading.textContent = title;
    turn.article.dataset.aiGenerated = `${answer.aiGenerated}`;
    turn.article.dataset.mode = answer.mode;
    const statements = answer.statements.map(({ text: said, citations: numbers }) => {
      const citations = answer.citations.filter(({ number }) => numbers.includes(number));
      return renderStatement({ text: said, citations }, turn.article, settings);
    });
    const sentences = statements.length > 0 ? statements : [h('p', { class: 'statement' }, text)];
    turn.body.replaceChildren(...sentences, ...renderAnswerFoot(answer, settings));
    announce(
      `${title}: ${text.replace(/\s?\[\d+\]/g, '')} ${answer.answered ? words.sourceCount(answer.citations.length) : ''}`,
    );
  }

  private fail(turn: Turn, failure: AnswerFailure): void {
    const { settings, announce } = this.around;
    const retry = () => {
      turn.heading.focus();
      void this.answer(turn);
    };
    turn.heading.textContent = settings.words.errorHeading;
    const parts = renderFailure(failure, settings, retry);
    turn.body.replaceChildren(...parts);
    announce(`${settings.words.errorHeading}. ${parts[0]?.textContent ?? ''}`);
  }

  private remember(question: string, text: string): void {
    if (text.trim() === '') return;
    this.history.push(
      { role: 'user', content: question },
      { role: 'assistant', content: text.slice(0, MAX_TEXT) },
    );
  }
}
