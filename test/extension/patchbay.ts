import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const ID = 'patchbay.patchbay';

/** What package.json says that the editor shows. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

export function patchbay(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(ID);
  assert.ok(extension, 'Patchbay is installed and not disabled in this window');
  return extension;
}

export function manifest(): Manifest {
  return patchbay().packageJSON as Manifest;
}
