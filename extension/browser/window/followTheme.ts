/** The class that VS Code gives a page's body; the page draws its terminals again as it changes. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const dress = (): void => {
    const kind = contrast.matches ? 'high-contrast' : dark.matches ? 'dark' : 'light';
    const variant = contrast.matches && !dark.matches ? '-light' : '';
    document.body.className = `vscode-${kind}${variant}`;
  };
  for (const query of [dark, contrast]) query.addEventListener('change', dress);
  dress();
}
