/** The DOM functions that every part uses. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Child = Node | string | null;

/** Creates an element; `true` sets an attribute without a value, `false`, null and undefined leave it out. */
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

/** Sets only attributes that differ, so that assistive technology does not announce unchanged ones. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
      // ARIA's states have the values true and false; HTML's are present or absent.
      const text = value === true ? (name.startsWith('aria-') ? 'true' : '') : String(value);
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
}

export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

const written = new WeakMap<Element, string>();

/** For the view's fields named `…Html`, `html` and `svg` only; true where the HTML changed. */
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

/** Moves the focus within the page; does nothing where another part of the editor has it, such as the palette. */
export function passFocus(to: HTMLElement | SVGElement | null | undefined): void {
  if (document.hasFocus()) to?.focus({ preventScroll: true });
}
