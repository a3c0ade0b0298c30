import { BriefwijzerChat } from './chat-element.ts';

// A page may carry the script twice; the second must not throw.
if (!customElements.get('briefwijzer-chat')) customElements.define('briefwijzer-chat', BriefwijzerChat);
