import { parseArgs } from 'node:util';
import { ensureBrowser } from '../../extension/build/stages/systemPackages.ts';
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
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    await ensureBrowser(say);
    await acceptScenes(server.url, positionals, say);
  } finally {
    server.end();
  }
} else {
  process.stdout.write(`Every part of the page, in every state:\n\n  ${server.url}\n\nCtrl-C ends it.\n`);
}
