import { join } from 'node:path';
import { RELEASE_LIST, SUMS, type Release } from './makeRelease.ts';

/** A place to publish at: the command that does, or why it is left out. */
export type PublishStep = { readonly where: string } & (
  { readonly argv: readonly [string, ...string[]] } | { readonly leftOut: string }
);

/** VS Code's own advice: an odd minor version is a pre-release. */
export function isPreRelease(version: string): boolean {
  return Number(version.split('.')[1]) % 2 === 1;
}

/**
 * How the release in `folder` is published: GitHub's release first, whose files the others may name. A place whose token is
 * not in `env` is left out.
 * @see https://code.visualstudio.com/api/working-with-extensions/publishing-extension#prerelease-extensions
 */
export function publishSteps(
  folder: string,
  { version, files }: Release,
  env: Readonly<Record<string, string | undefined>>,
): readonly PublishStep[] {
  const early = isPreRelease(version);
  const all = [...files.map(({ name }) => name), RELEASE_LIST, SUMS].map((name) => join(folder, name));
  const one = (ending: string): string => {
    const found = files.find(({ name }) => name.endsWith(ending));
    if (!found) throw new Error(`The release has no file ${ending}`);
    return join(folder, found.name);
  };
  const withToken = (where: string, token: string, argv: readonly [string, ...string[]]): PublishStep =>
    env[token] ? { where, argv } : { where, leftOut: `${token} is not set` };
  const vsix = ['--packagePath', one('.vsix'), ...(early ? ['--pre-release'] : [])];
  return [
    withToken('GitHub', 'GH_TOKEN', [
      ...(['gh', 'release', 'create', `v${version}`, '--verify-tag', '--generate-notes'] as const),
      ...(early ? ['--prerelease'] : []),
      ...all,
    ]),
    withToken('the Marketplace', 'VSCE_PAT', ['vsce', 'publish', ...vsix]),
    withToken('npm', 'NODE_AUTH_TOKEN', [
      ...(['npm', 'publish', one('.tgz'), '--access', 'public', '--provenance'] as const),
      ...(early ? ['--tag', 'next'] : []),
    ]),
  ];
}
