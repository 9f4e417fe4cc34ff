import type { ITheme } from '@xterm/xterm';

const ANSI = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** The terminal's colours in the editor's theme, from the variables that VS Code gives to a webview. */
export function terminalTheme(): ITheme {
  const style = getComputedStyle(document.body);
  const read = (...names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = style.getPropertyValue(`--vscode-${name}`).trim();
      if (value !== '') return value;
    }
    return undefined;
  };
  const theme: Record<string, string | undefined> = {
    background: read('terminal-background', 'panel-background', 'editor-background'),
    foreground: read('terminal-foreground', 'editor-foreground'),
    cursor: read('terminalCursor-foreground', 'terminal-foreground'),
    cursorAccent: read('terminalCursor-background', 'terminal-background', 'editor-background'),
    selectionBackground: read('terminal-selectionBackground', 'editor-selectionBackground'),
    selectionForeground: read('terminal-selectionForeground'),
    selectionInactiveBackground: read('terminal-inactiveSelectionBackground'),
    scrollbarSliderBackground: read('scrollbarSlider-background'),
    scrollbarSliderHoverBackground: read('scrollbarSlider-hoverBackground'),
    scrollbarSliderActiveBackground: read('scrollbarSlider-activeBackground'),
  };
  for (const colour of ANSI) {
    const name = colour.charAt(0).toUpperCase() + colour.slice(1);
    theme[colour] = read(`terminal-ansi${name}`);
    theme[`bright${name}`] = read(`terminal-ansiBright${name}`);
  }
  return Object.fromEntries(Object.entries(theme).filter(([, value]) => value !== undefined));
}

/** Calls back when the editor's theme changes: VS Code then changes the body's class and the variables on <html>. */
export function onThemeChange(callback: () => void): void {
  const observer = new MutationObserver(callback);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}
