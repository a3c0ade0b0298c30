import controls from './controls.css';
import conversation from './conversation.css';
import { h } from './element.ts';
import media from './media.css';
import { createPanel, type Panel, renderBar } from './panel.ts';
import { readSettings, type Settings } from './settings.ts';
import theme from './theme.css';

/** One sheet for all widgets of a page: constructed, so a policy without inline styles lets it in. */
const sheet = new CSSStyleSheet();
sheet.replaceSync([theme, controls, conversation, media].join(''));

/**
 * `<briefwijzer-chat>`: a bar that opens a panel in the page. What stands between its tags is shown only where this
 * script does not run. Attributes are read when it enters a page, and again when one changes before the first question.
 */
export class BriefwijzerChat extends HTMLElement {
  static readonly observedAttributes =
    'lang api heading questions documents contact-label contact-url contact-telephone'.split(' ');
  private panel: Panel | undefined;
  private settings: Settings | undefined;
  private toggle: HTMLButtonElement | undefined;
  private state: HTMLElement | undefined;

  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    this.render();
    if (this.hasAttribute('open')) this.setOpen(true);
  }

  attributeChangedCallback(): void {
    if (!this.shadowRoot || this.panel?.conversation.started) return;
    const { isOpen } = this;
    this.render();
    this.setOpen(isOpen);
  }

  /** Whether the panel is open. */
  get isOpen(): boolean {
    return this.toggle?.ariaExpanded === 'true';
  }

  /** Opens the panel and moves focus to its notice. */
  open(): void {
    this.setOpen(true);
    this.panel?.notice.focus();
  }

  /** Closes the panel and gives focus back to the bar. The conversation stays. */
  close(): void {
    this.setOpen(false);
    this.toggle?.focus();
  }

  private render(): void {
    const settings = readSettings(this);
    const { bar, toggle, state } = renderBar(settings);
    const panel = createPanel(settings, () => this.isOpen && document.activeElement === this);
    toggle.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    const root = h('div', { class: 'root', lang: settings.language }, bar, panel.element);
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.isOpen) return;
      event.stopPropagation();
      this.close();
    });
    this.shadowRoot?.replaceChildren(root);
    Object.assign(this, { panel, settings, toggle, state });
  }

  private setOpen(open: boolean): void {
    if (!this.toggle || !this.panel || !this.state || !this.settings) return;
    this.toggle.ariaExpanded = `${open}`;
    this.panel.element.hidden = !open;
    this.state.textContent = open ? this.settings.words.close : this.settings.words.open;
  }
}
