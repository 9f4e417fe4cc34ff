/** What a lesson can say in `needs` that it wants of a machine. */
export const REQUIREMENT_NAMES = ['docker', 'etcd', 'gcc', 'btf'] as const;
export type RequirementName = (typeof REQUIREMENT_NAMES)[number];
