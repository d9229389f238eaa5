// GraphQL over HTTP: the audits of graphql-http, which go through its specification sentence by sentence.

import { serverAudits } from 'graphql-http';

import { check } from './checks.mjs';

/** Runs every audit; its name begins with MUST, SHOULD or MAY. */
export async function overHttp(service) {
  for (const audit of serverAudits({ url: service.url, fetchFn: fetch })) {
    const [level, ...rest] = audit.name.split(' ');
    await check(level, `http: ${rest.join(' ')} [${audit.id}]`, async () => {
      const result = await audit.fn();
      if (result.status !== 'ok') throw new Error(`${result.reason} (status ${result.response?.status})`);
    });
  }
}
