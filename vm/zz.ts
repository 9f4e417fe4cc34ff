import { createMachine, attachMachine } from './machines/openMachine.ts';
const time = async <T>(f: () => Promise<T>): Promise<number> => { const t = performance.now(); await f(); return Math.round(performance.now() - t); };
let m = await createMachine({ needs: { docker: false, internet: false } });
await m.start();
const execs = async () => { const o = []; for (let i = 0; i < 8; i++) o.push(await time(() => m.exec('vm', { argv: ['true'] }))); return o.join(' '); };
try {
  console.log('bash', await execs());
  console.log((await m.exec('vm', { script: 'grep ^root /etc/passwd; sed -i "/^root/s,/bin/bash,/bin/dash," /etc/passwd; time bash -c true; time dash -c true; time timeout 5 true; export SSH_CLIENT=1; time bash -c true' })).stderr.replace(/\n+/g, ' '));
  const { id } = m; m.detach(); m = (await attachMachine(id)).machine;
  console.log('dash', await execs());
} finally { await m.destroy(); }
const d = await createMachine({ needs: { docker: true, internet: false } });
try {
  console.log('docker first start', await time(() => d.start({ onProgress: (p) => console.log(p.message) })), 'reset', await time(() => d.reset()));
  console.log(d.facts, await d.exec('vm', { script: 'docker images; ip -br a show docker0' }));
} finally { await d.destroy(); }
