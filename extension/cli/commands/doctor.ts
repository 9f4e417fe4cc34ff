import { columnEnd } from '../../core/language/columns.ts';
import { say, sentences } from '../../core/language/say.ts';
import { diagnosticsText } from '../../core/log/diagnostics.ts';
import type { Diagnosis } from '../../core/machine/diagnosis.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';

/**
 * `patchbay doctor`: what is missing; with `fix`, fixes what it can after asking (`yes` asks nothing). With `report`, a
 * text for an issue instead: versions, findings, settings and the last log, and nothing personal.
 */
export async function doctor(
  context: CliContext,
  options: { fix?: boolean; yes?: boolean; report?: boolean },
): Promise<ExitCode> {
  if (options.report) {
    const diagnostics = await context.work((operation) => context.services.diagnostics(operation));
    context.print(context.json ? JSON.stringify(diagnostics, undefined, 2) : diagnosticsText(diagnostics));
    return EXIT.ok;
  }
  let findings = await context.work((operation) => context.services.diagnose(operation));
  if (options.fix) {
    for (const finding of findings) {
      if (finding.ok || finding.fix === undefined) continue;
      const agreed =
        options.yes ?? (await context.confirm(sentences([finding.what, finding.fix, say('Do it now?')])));
      if (agreed) await context.work((operation) => context.services.fix(finding.id, operation));
    }
    findings = await context.work((operation) => context.services.diagnose(operation));
  }
  if (context.json) context.print(JSON.stringify({ findings }, undefined, 2));
  else context.print(findings.map(findingText).join('\n'));
  return findings.every((finding) => finding.ok) ? EXIT.ok : EXIT.machine;
}

function findingText(finding: Diagnosis): string {
  if (finding.ok) return `${columnEnd(say('ok'), 8)}${finding.what}`;
  const lines = [`${columnEnd(say('MISSING'), 8)}${finding.what}`, finding.why, finding.fix ?? finding.next];
  return lines.filter((line) => line !== '').join('\n        ');
}
