// run.mjs BINARY: starts the service, runs all checks against it, and fails where one of them does.

import { resolve } from 'node:path';

import { check, ensure, summary } from './checks.mjs';
import { overEvents } from './events.mjs';
import { overHttp } from './http.mjs';
import { start } from './service.mjs';
import { overSockets } from './socket.mjs';

const service = await start(resolve(process.argv[2]));
let code;
try {
  await overHttp(service);
  await overSockets(service);
  await overEvents(service);
} finally {
  code = await service.stop();
}
await check('MUST', 'process: it stops when it is told to, without a fault', () => ensure(code === 0, `it ended with ${code}`));
process.exit(summary() ? 0 : 1);
