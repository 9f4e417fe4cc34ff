import { inject } from 'vitest';
import { Editor, type EditorOptions } from './editor.ts';

/** An editor with the packaged extension, for a test. */
export function startEditor(options: Partial<EditorOptions> = {}): Promise<Editor> {
  return Editor.start({ server: inject('server'), extensions: [inject('extension')], ...options });
}
