/** The class that VS Code gives a page's body; the page draws its terminals again as it changes. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => void (document.body.className = dark.matches ? 'vscode-dark' : 'vscode-light');
  dark.addEventListener('change', dress);
  dress();
}
