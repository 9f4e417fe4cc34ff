import * as vscode from 'vscode';
import type { AssistantAudience } from '../settings.ts';

/** vscode.McpStdioServerDefinition, which VS Code has since 1.101; the extension runs in 1.100, too. */
type StdioServer = new (
  label: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  version: string,
) => object;

interface Provider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): object[];
}

interface NewerApi {
  readonly McpStdioServerDefinition?: StdioServer;
  readonly lm?: {
    readonly registerMcpServerDefinitionProvider?: (id: string, provider: Provider) => vscode.Disposable;
  };
}

/** What the provider needs of the extension. */
export interface McpServerParts {
  /** dist/mcp.cjs */
  readonly program: string;
  /** Asked for when the editor asks: activation reads no package.json. */
  readonly version: () => string;
  readonly audience: () => AssistantAudience;
}

/** Offers Patchbay's tools to the editor's assistant, where the setting allows it and the editor has assistants. */
export function registerMcpServers({ program, version, audience }: McpServerParts): vscode.Disposable {
  const { McpStdioServerDefinition: Server, lm } = vscode as unknown as NewerApi;
  const changed = new vscode.EventEmitter<void>();
  if (Server === undefined || lm?.registerMcpServerDefinitionProvider === undefined)
    return vscode.Disposable.from(changed);
  const provider: Provider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      const whose = audience();
      if (whose === 'off') return [];
      // The editor's own Node, which Electron is without this.
      const env = { ELECTRON_RUN_AS_NODE: '1' };
      return [new Server('Patchbay', process.execPath, [program, whose], env, `${version()}-${whose}`)];
    },
  };
  return vscode.Disposable.from(
    changed,
    lm.registerMcpServerDefinitionProvider('patchbay', provider),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('patchbay.assistant')) changed.fire();
    }),
  );
}
