import { parseArgs } from 'node:util';
import { serveGallery } from './page/server.ts';

/** `npm run gallery [-- --port N]` serves every part of the page in every state, without a machine, until Ctrl-C. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const { url } = await serveGallery(Number(values.port));
process.stdout.write(`Every part of the page, in every state:\n\n  ${url}\n\nCtrl-C ends it.\n`);
