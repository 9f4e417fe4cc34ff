import { execa } from 'execa';
import { readFile } from 'node:fs/promises';

/** The package names of a list file: one a line, `#` begins a comment. */
export async function packageList(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== '');
}

/** Which of these Debian packages are not installed. */
export async function missingPackages(names: readonly string[]): Promise<string[]> {
  const { stdout } = await execa('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    reject: false,
  });
  const installed = new Set(
    (stdout ?? '')
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** Installs what is missing through apt, said first, with sudo where this is not root. Rejects with a plain sentence. */
export async function installPackages(names: readonly string[], why: string): Promise<void> {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  process.stderr.write(`Installing with apt: ${missing.join(' ')} (${why})\n`);
  const apt = (args: string[]): Promise<unknown> => {
    const command = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', 'apt-get'];
    const [program = 'apt-get', ...rest] = [...command, ...args];
    return execa(program, rest, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      stdin: 'ignore',
      stdout: 'ignore',
      stderr: 'inherit',
    });
  };
  try {
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  } catch (error) {
    throw new Error(
      `The packages ${missing.join(', ')} were not installed: apt-get failed, see above. Install them yourself and run this again.`,
      { cause: error },
    );
  }
}
