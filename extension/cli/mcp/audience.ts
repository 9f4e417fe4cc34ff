/** Whose assistant asks: learners' get no solution, no check's own text, and hints one by one. */
export type Audience = 'author' | 'learner';
