import { serveTestClass } from '../../unit/class/classOn.ts';

/* A hub in a process of its own, for `classBench.ts`: its learners' machines are fakes behind the port. Ends with its parent. */
const seats = Number(process.argv[2]);
const { served, url } = await serveTestClass({ mostMachines: seats, mostSeats: seats, now: Date.now });
const { code, secret } = served.hub.facts;
process.once('disconnect', () => process.exit());
process.send?.({ url, code, secret });
