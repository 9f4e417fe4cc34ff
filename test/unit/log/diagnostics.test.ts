import { expect, test } from 'vitest';
import { doctor } from '../../../extension/cli/commands/doctor.ts';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import {
  diagnosticsText,
  withoutPersonal,
  type Diagnostics,
} from '../../../extension/core/log/diagnostics.ts';

const RAW: Diagnostics = {
  versions: { Patchbay: '0.1.0', System: 'Debian on mark1' },
  findings: [
    { ok: true, what: 'The guest image is in /home/grace/images.', why: 'Every machine is made from it.' },
    { ok: false, what: 'grace may not use KVM.', why: 'She is not in its group.' },
  ],
  settings: { machine: 'ssh://grace@lab.example.org:2222', ssh: { keyFile: '/home/grace/.ssh/key' } },
  log: [
    '2026-03-01T10:00:00.000Z info  [ssh] logged in at mark1',
    '2026-03-01T10:00:01.000Z info  [cli] http://127.0.0.1:8750/?tkn=4f1d2a',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'b3BlbnNzaC1rZXk',
    '-----END OPENSSH PRIVATE KEY-----',
  ],
};
const MASKED = withoutPersonal(RAW, { homes: ['/home/grace'], users: ['grace'], hosts: ['mark1'] });

test('nothing personal is left anywhere in a report', () => {
  const text = JSON.stringify(MASKED) + diagnosticsText(MASKED);
  for (const word of ['grace', 'mark1', 'lab.example.org', '4f1d2a', 'b3BlbnNzaC1rZXk'])
    expect(text).not.toContain(word);
});

test('what happened is left', () => {
  expect(diagnosticsText(MASKED)).toBe(`## Versions

- Patchbay: 0.1.0
- System: Debian on <host>

## Doctor

- ok: The guest image is in ~/images.
- MISSING: <user> may not use KVM. She is not in its group.

## Settings

- machine: ssh://<user>@<host>:2222
- ssh: {"keyFile":"~/.ssh/key"}

## Log

\`\`\`text
2026-03-01T10:00:00.000Z info  [ssh] logged in at <host>
2026-03-01T10:00:01.000Z info  [cli] http://127.0.0.1:8750/?tkn=<secret>
<private key>
\`\`\`
`);
});

function context(json: boolean): { printed: string[]; context: CliContext } {
  const printed: string[] = [];
  const services: Partial<CliServices> = { diagnostics: () => Promise.resolve(MASKED) };
  return {
    printed,
    context: {
      services: services as CliServices,
      json,
      signal: new AbortController().signal,
      print: (text) => void printed.push(text),
      note: () => undefined,
      work: (task) => task({}),
      confirm: () => Promise.resolve(false),
      ask: () => Promise.resolve(undefined),
    },
  };
}

test('doctor --report prints it on stdout, as text and as JSON, and is no failure', async () => {
  const text = context(false);
  expect(await doctor(text.context, { report: true })).toBe(0);
  expect(text.printed).toEqual([diagnosticsText(MASKED)]);
  const json = context(true);
  expect(await doctor(json.context, { report: true })).toBe(0);
  expect(JSON.parse(json.printed.join(''))).toEqual(MASKED);
});
