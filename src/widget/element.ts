type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | ((event: Event) => void) | undefined;

/**
 * Makes an element. An attribute that is `true` is set empty, one that is `false` or undefined is left out, and a function
 * under `onclick` and the like becomes a listener. Text is always text: nothing is parsed as HTML.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : `${value}`);
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** Text that only a screen reader says. */
export function hiddenText(text: string): HTMLElement {
  return h('span', { class: 'vh' }, text);
}

/** A link that opens beside the page, so that the conversation is not lost; it says so. Unsafe addresses become text. */
export function outsideLink(address: string, label: string, note: string): HTMLElement {
  if (!/^https?:\/\//i.test(address)) return h('span', {}, label);
  const attributes = { href: address, target: '_blank', rel: 'noopener noreferrer' };
  return h('a', attributes, label, hiddenText(` (${note})`));
}
