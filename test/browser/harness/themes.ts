/** The four theme kinds, by the theme that stands for each, and the class that VS Code gives a webview's body. */
export const THEMES = [
  { id: 'Dark Modern', kind: 'vscode-dark' },
  { id: 'Light Modern', kind: 'vscode-light' },
  { id: 'Default High Contrast', kind: 'vscode-high-contrast' },
  { id: 'Default High Contrast Light', kind: 'vscode-high-contrast-light' },
] as const;
