// Subscriptions as server-sent events, as the client of graphql-sse sees them.

import { createClient } from 'graphql-sse';

import { begun, check, ensure } from './checks.mjs';

/** Runs the checks of event streams. */
export async function overEvents(service) {
  await check('MUST', 'events: a query is answered once and completed', async () => {
    const results = await all(client(service), { query: '{ release { name } }' });
    ensure(results.length === 1 && results[0].data.release.name, `got ${JSON.stringify(results)}`);
  });
  await check('MUST', 'events: an operation that cannot run is told why, with a code', async () => {
    const results = await all(client(service), { query: 'subscription { nothing }' });
    ensure(results[0]?.errors?.every(({ extensions }) => extensions?.code), `got ${JSON.stringify(results)}`);
  });
  await check('MUST', 'events: a subscriber is told of releases in their order', () => tells(service));
  await check('MUST', 'events: who leaves does not disturb who stays', async () => {
    const [leaving, staying] = [await subscribe(service), await subscribe(service)];
    leaving.end();
    const name = await service.publish();
    const { value } = await staying.next();
    staying.end();
    ensure(value.data.releasePublished.name === name, `got ${JSON.stringify(value)}`);
  });
}

async function tells(service) {
  const told = await subscribe(service);
  const names = [await service.publish(), await service.publish()];
  const events = [await told.next(), await told.next()].map(({ value }) => value.data.releasePublished.name);
  told.end();
  ensure(events.join() === names.join(), `told of ${events}, published were ${names}`);
}

function client(service, on = {}) {
  return createClient({ url: service.url, retryAttempts: 0, on });
}

/** All results of an operation that ends. */
async function all(client, payload) {
  const results = [];
  for await (const result of client.iterate(payload)) results.push(result);
  client.dispose();
  return results;
}

/** Subscribes, and waits for the stream: what is published once it has begun is told of. */
async function subscribe(service) {
  let connected;
  const open = new Promise((resolve) => (connected = resolve));
  const one = client(service, { connected });
  const told = begun(one.iterate({ query: 'subscription { releasePublished { name } }' }));
  await open;
  return { next: told.next, end: () => one.dispose() };
}
