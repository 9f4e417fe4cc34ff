import { parseArgs } from 'node:util';
import { acceptScenes } from './accept.ts';
import { serveGallery } from './page/server.ts';

/**
 * `npm run gallery [-- --port N]` serves every part of the page in every state, without a machine, until Ctrl-C;
 * `npm run gallery -- --accept [SCENE…]` makes how it looks now what `npm test` compares with.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '0' }, accept: { type: 'boolean', default: false } },
});
const server = await serveGallery(Number(values.port));
if (values.accept) {
  try {
    await acceptScenes(server.url, positionals, (line) => process.stdout.write(`${line}\n`));
  } finally {
    server.end();
  }
} else {
  process.stdout.write(`Every part of the page, in every state:\n\n  ${server.url}\n\nCtrl-C ends it.\n`);
}
