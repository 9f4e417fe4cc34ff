/** The small amount of DOM that every part uses. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Child = Node | string | null;

/** Makes an element; `true` is an attribute without a value, `false`, null and undefined leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Changes only what differs, so that assistive technology hears no change where there is none. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
      // ARIA's states are words; HTML's own are there or not.
      const text = value === true ? (name.startsWith('aria-') ? 'true' : '') : String(value);
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
}

export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

const written = new WeakMap<Element, string>();

/** For the view's fields named `…Html`, `html` and `svg` only; true where it was not what is there already. */
export function setHtml(element: Element, html: string): boolean {
  if (written.get(element) === html) return false;
  written.set(element, html);
  element.innerHTML = html;
  return true;
}

export function show(element: HTMLElement, shown: boolean): void {
  if (isShown(element) !== shown) element.hidden = !shown;
}

/** `hidden` also has a value for find-in-page, which nothing here uses. */
export function isShown(element: HTMLElement): boolean {
  return element.hidden === false;
}

/** Moves the keyboard on within the page. Where another part of the editor has it, such as the palette, it stays there. */
export function passFocus(to: HTMLElement | SVGElement | null | undefined): void {
  if (document.hasFocus()) to?.focus({ preventScroll: true });
}
