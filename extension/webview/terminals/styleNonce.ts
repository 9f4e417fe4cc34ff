/**
 * xterm adds `<style>` elements, which the page's policy allows only with its nonce. Gives every one that the script
 * makes the nonce of the script itself, so that the policy needs no 'unsafe-inline'. To be called while the script
 * runs for the first time: `document.currentScript` is known only then.
 */
export function giveStylesTheNonce(): void {
  const nonce = document.currentScript?.nonce ?? '';
  type Create = (name: string, options?: ElementCreationOptions) => HTMLElement;
  // As a record, because the typed method has deprecated overloads.
  const page = document as unknown as { createElement: Create };
  const create = page.createElement.bind(document);
  page.createElement = (name, options) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    if (element instanceof HTMLSpanElement) styleByScript(element);
    return element;
  };
}

/**
 * Where xterm draws without WebGL, it gives a cell a colour of its own (24 bits, or reversed) in a `style` attribute of its
 * span, which the policy refuses. The same text set as `cssText` is allowed.
 */
function styleByScript(span: HTMLSpanElement): void {
  const setAttribute = span.setAttribute.bind(span);
  span.setAttribute = (name, value) => {
    if (name === 'style') span.style.cssText = value;
    else setAttribute(name, value);
  };
}
