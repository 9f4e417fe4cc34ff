import type { LessonNetworks } from '../lesson/model/lesson.ts';

const HEAD = `# What each step's own commands leave. In <>: names that you may choose otherwise.
# \`patchbay test\` writes this file where it is missing or the commands are others, and compares it where it is not.
`;

/** The text of a lesson's network file: of each step what came and what went. */
export function networkFile({ commands, after }: LessonNetworks): string {
  let before: readonly string[] = [];
  const steps = [...after].map(([id, facts]) => {
    const lines = [
      ...without(before, facts).map((fact) => `- ${fact}`),
      ...without(facts, before).map((fact) => `+ ${fact}`),
    ];
    before = facts;
    return [`step ${id}`, ...lines].join('\n');
  });
  return `${HEAD}commands ${commands}\n${steps.join('\n')}\n`;
}

/** The facts without `others`, counting duplicates; sorted, so that the order of a read does not matter. */
function without(facts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return facts
    .filter((fact) => {
      const at = left.indexOf(fact);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
