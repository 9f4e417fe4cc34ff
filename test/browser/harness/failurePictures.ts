import { afterEach } from 'vitest';
import { keepPictures } from './windowPictures.ts';

/** After a test that failed: what its windows look like. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await keepPictures(`${task.file.name.replace(/^.*\//, '')} ${task.name}`);
});
