import { commonCheckFields, ownCheckFields, type CheckField } from './checkFields.ts';
import { checkKind, checkKindNames, type CheckKindName } from './checkKinds.ts';

/** All that can be written in a check block as Markdown: a section a kind, the fields of every check first. */
export function checkReference(): string {
  const sections = checkKindNames.map((name) => `### ${name}\n\n${kindHelp(name)}`);
  return [`### Every check\n\n${commonCheckFields().map(fieldLine).join('\n')}`, ...sections].join('\n\n');
}

/** The fields of a kind and an example, as Markdown. */
export function kindHelp(name: CheckKindName): string {
  const fields = ownCheckFields(name).map(fieldLine).join('\n');
  const example = checkKind(name).example.replace(/^/gm, '  ');
  return `${fields}\n\n\`\`\`yaml\n- what: …\n${example}\n\`\`\``;
}

/** `- `up` (true or false): …`, a line of a Markdown list. */
export function fieldLine({ name, values, needed, description }: CheckField): string {
  return `- \`${name}\` (${values}${needed ? ', needed' : ''}): ${description}`;
}
