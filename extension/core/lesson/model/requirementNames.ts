/** What a lesson can list under `requires`: what its machine must have. */
export const REQUIREMENT_NAMES = ['docker', 'etcd', 'gcc', 'btf'] as const;
export type RequirementName = (typeof REQUIREMENT_NAMES)[number];
