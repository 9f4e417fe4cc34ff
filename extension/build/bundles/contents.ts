import type { Metafile } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../vm/process/run.ts';
import { ROOT } from '../root.ts';

/** A Node package of which code, styles or fonts are in a bundle, as its package.json(5) has it. */
interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** As packages of before npm 2.10 say it. */
  readonly licenses?: readonly { readonly type: string }[];
  readonly author?: Named;
  readonly repository?: Named;
  /** From the checkout's root: `node_modules/zod`. */
  readonly folder: string;
}

/** As package.json(5) has people and repositories. */
type Named = string | { readonly name?: string; readonly url?: string };

interface Component {
  readonly 'bom-ref': string;
  licenses?: readonly object[];
}

/** CycloneDX 1.5, as npm-sbom(1) writes it; of what we read or leave out. */
interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: Component & { name: string } };
  components: Component[];
  dependencies: { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The packages in `bundles`, by what esbuild wrote beside each; by name. */
function bundledPackages(bundles: readonly string[]): BundledPackage[] {
  const folders = new Set<string>();
  for (const file of bundles) {
    const { outputs } = JSON.parse(readFileSync(join(ROOT, `${file}.meta.json`), 'utf8')) as Metafile;
    for (const { inputs } of Object.values(outputs))
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
  }
  return [...folders].sort().map((folder) => {
    const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
    const described = JSON.parse(text) as Omit<BundledPackage, 'folder'>;
    // npm leaves out what Semantic Versioning calls build metadata (v86 has some).
    return { ...described, version: described.version.replace(/\+.*/, ''), folder };
  });
}

/**
 * Writes what `bundles` are made of into `folder`: `sbom.cdx.json` (CycloneDX 1.5) and `third-party.txt`, the
 * licence of each package, in full where it brings the text. Throws where npm cannot say what a package is, or a package names no licence.
 * @see https://cyclonedx.org/docs/1.5/json/
 */
export async function writeContents(bundles: readonly string[], folder = 'dist'): Promise<void> {
  const packages = bundledPackages(bundles);
  const byRef = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  const asked = await run(['npm', 'sbom', '--sbom-format=cyclonedx', '--package-lock-only'], { cwd: ROOT });
  if (asked.exitCode !== 0) throw new Error(`The list of contents was not made; npm says: ${asked.stderr}`);
  const sbom = JSON.parse(asked.stdout) as Sbom;
  // Neither differs by what is in the package: the same sources make the same file.
  delete sbom.serialNumber;
  delete sbom.metadata.timestamp;
  const own = sbom.metadata.component['bom-ref'];
  sbom.metadata.component.name = 'patchbay';
  sbom.components = sbom.components.filter((component) => {
    const found = byRef.get(component['bom-ref']);
    if (found !== undefined) component.licenses ??= [{ license: { id: licenceName(found) } }];
    return found !== undefined;
  });
  if (sbom.components.length !== byRef.size)
    throw new Error('npm’s list of contents lacks packages that are bundled: run npm ci, then try again.');
  const inside = new Set([own, ...sbom.components.map((component) => component['bom-ref'])]);
  sbom.dependencies = sbom.dependencies
    .filter(({ ref }) => inside.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => inside.has(other)) }));
  writeFileSync(join(ROOT, folder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
  writeFileSync(join(ROOT, folder, 'third-party.txt'), packages.map(licenceOf).join('\n'));
}

function licenceName({ license, licenses, folder }: BundledPackage): string {
  const name = license ?? licenses?.[0]?.type;
  if (name === undefined)
    throw new Error(`${folder} names no licence, so nobody may pass it on. Use another package.`);
  return name;
}

function licenceOf(bundled: BundledPackage): string {
  const { name, version, folder, author, repository } = bundled;
  const texts = readdirSync(join(ROOT, folder))
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8').trim());
  return [
    `${'='.repeat(80)}\n${name} ${version}`,
    `Licence: ${licenceName(bundled)}`,
    ...(author === undefined ? [] : [`Author: ${named(author)}`]),
    ...(repository === undefined ? [] : [`Source: ${named(repository)}`]),
    '',
    ...texts,
    '',
  ].join('\n');
}

function named(value: Named): string {
  return typeof value === 'string' ? value : (value.name ?? value.url ?? '');
}
