import type { CheckSpec } from '../../checks/checkKinds.ts';
import { attemptSentence } from '../model/attemptWords.ts';
import type { Attempt, Block, Drill, Lesson, Step } from '../model/lesson.ts';
import type { Part } from './translation.ts';

/** What to say instead of a part. */
export type Say = (part: Part) => string;

/** The lesson with other words. What runs, what is checked and what was printed stays as it is. */
export function mapWords(lesson: Lesson, say: Say): Lesson {
  const title = say({ key: 'title', form: 'line', source: lesson.title });
  const summary = say({ key: 'summary', form: 'line', source: lesson.summary });
  const intro = mapBlocks('intro', lesson.intro, say);
  const steps = lesson.steps.map((step) => mapStep(step, say));
  return { ...lesson, title, summary, intro, steps, wrong: mapAttempts(lesson.wrong, say) };
}

/** The same for its drills. */
export function mapDrills(drills: readonly Drill[], say: Say): Drill[] {
  return drills.map((drill) => ({ ...drill, ...mapStep(drill, say) }));
}

/** What is read of the lesson's wrong states. */
function mapAttempts(wrong: readonly Attempt[], say: Say): Attempt[] {
  return wrong.map((attempt): Attempt => {
    const source = attemptSentence(attempt);
    const key = `${attempt.step}/wrong-${attempt.name}`;
    return source === '' ? attempt : { ...attempt, words: say({ key, form: 'line', source }) };
  });
}

function mapStep(step: Step, say: Say): Step {
  const title = say({ key: `${step.id}/title`, form: 'line', source: step.title });
  const blocks = mapBlocks(step.id, step.blocks, say);
  const checks = blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []));
  return { ...step, title, blocks, checks };
}

function mapBlocks(place: string, blocks: readonly Block[], say: Say): Block[] {
  const counts = new Map<string, number>();
  const next = (kind: string): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${place}/${kind}-${count}`;
  };
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'prose': {
        const source = block.markdown;
        return { ...block, markdown: say({ key: next('prose'), form: 'prose', source }) };
      }
      case 'look':
      case 'walk':
        return { ...block, text: say({ key: next(block.kind), form: 'prose', source: block.text }) };
      case 'stop':
        return { ...block, text: say({ key: next('stop'), form: 'line', source: block.text }) };
      case 'quiz': {
        const key = next('quiz');
        const line = (name: string, source: string): string =>
          say({ key: `${key}/${name}`, form: 'line', source });
        const question = line('question', block.question);
        const options = block.options.map((option, index) => ({
          ...option,
          text: line(`option-${index + 1}`, option.text),
          why: line(`why-${index + 1}`, option.why),
        }));
        return { ...block, question, options };
      }
      case 'chart': {
        const key = next('chart');
        const { title, comparedWith } = block.chart;
        const chart = {
          ...block.chart,
          title: say({ key: `${key}/title`, form: 'line', source: title }),
          ...(comparedWith !== undefined && {
            comparedWith: say({ key: `${key}/compared-with`, form: 'line', source: comparedWith }),
          }),
        };
        return { ...block, chart };
      }
      case 'checks':
        return { ...block, checks: block.checks.map((check) => mapCheck(check, next('check'), say)) };
      case 'run':
      case 'output':
        return block;
    }
  });
}

function mapCheck(check: CheckSpec, key: string, say: Say): CheckSpec {
  const line = (name: string, source: string): string => say({ key: `${key}/${name}`, form: 'line', source });
  const words = (['what', 'pass', 'fail'] as const).flatMap((name) => {
    const source = check[name];
    return source === undefined ? [] : [[name, line(name, source)]];
  });
  // The first has the name that a hint alone has, so that one hint can become a ladder.
  const hint = check.hint?.map((one, index) => line(index === 0 ? 'hint' : `hint-${index + 1}`, one));
  return {
    ...check,
    ...(Object.fromEntries(words) as Pick<CheckSpec, 'what'>),
    ...(hint !== undefined && { hint }),
  };
}
