/** What a lesson can say in `needs` that it wants of a machine. */
export const NEED_NAMES = ['docker', 'etcd', 'gcc', 'btf'] as const;
export type NeedName = (typeof NEED_NAMES)[number];
