import { message, say } from '../language/say.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import { REQUIREMENT_NAMES, type RequirementName } from '../lesson/model/requirementNames.ts';
import type { MachineFacts } from '../machine/machine.ts';
import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';

/** The facts of a machine that lessons require. */
export type Offered = Pick<MachineFacts, 'docker' | 'etcd' | 'gcc' | 'btf'>;

interface Requirement {
  readonly words: string;
  /** How a Debian machine comes to have it. */
  readonly remedy: string;
}

const REQUIREMENTS: Readonly<Record<RequirementName, Requirement>> = {
  docker: { words: 'Docker', remedy: 'apt-get install docker.io' },
  etcd: { words: 'etcd', remedy: 'apt-get install etcd-server etcd-client' },
  gcc: { words: message('a C compiler (gcc)'), remedy: 'apt-get install gcc libc6-dev' },
  btf: {
    words: message("the kernel's type information (BTF)"),
    remedy: message('boot a kernel that has /sys/kernel/btf/vmlinux'),
  },
};

/**
 * What a lesson requires and a machine lacks. A machine that did not say (`undefined`) gets the
 * benefit of the doubt.
 */
export function unmetRequirements(
  { requires }: Pick<Lesson, 'requires'>,
  offered: Offered,
): RequirementName[] {
  return REQUIREMENT_NAMES.filter((name) => requires.includes(name) && offered[name] === false);
}

/** Why a lesson can't be played on a machine, in words: "Docker and etcd". */
export function requirementWords(unmet: readonly RequirementName[]): string {
  return unmet.map((name) => say(REQUIREMENTS[name].words)).join(say(' and '));
}

/** How a machine comes to have what a lesson wants, in words. */
export function requirementRemedy(unmet: readonly RequirementName[]): string {
  return unmet.map((name) => say(REQUIREMENTS[name].remedy)).join('; ');
}

/** Throws FailureError `requirements-unmet` where the machine lacks what the lesson says that it needs. */
export function assertRequirements(
  lesson: Pick<Lesson, 'requires' | 'title'>,
  { facts }: { facts: MachineFacts },
): void {
  const unmet = unmetRequirements(lesson, facts);
  if (unmet.length === 0) return;
  throw new FailureError(
    failure('requirements-unmet', {
      title: lesson.title,
      needs: requirementWords(unmet),
      backend: facts.backend,
      remedy: requirementRemedy(unmet),
    }),
  );
}
