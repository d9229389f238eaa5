// Subscriptions over a web socket, as the client of graphql-ws sees them.

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { begun, check, ensure } from './checks.mjs';
import { FRIEND } from './service.mjs';

const NAME = 'subscription { releasePublished { name } }';

/** Runs the checks of web sockets. */
export async function overSockets(service) {
  await operations(service);
  await refusals(service);
  await events(service);
  await connections(service);
}

async function operations(service) {
  await withClient('MUST', 'a query is answered once and completed', service, {}, async (client) => {
    const results = await all(client, { query: '{ release { name } }' });
    ensure(results.length === 1 && results[0].data.release.name, `got ${JSON.stringify(results)}`);
  });
  await withClient('MUST', 'variables and the name of an operation are heeded', service, {}, async (client) => {
    const query = 'query A { a: __typename } query B($yes: Boolean!) { b: __typename @include(if: $yes) }';
    const [{ data }] = await all(client, { query, operationName: 'B', variables: { yes: true } });
    ensure(data.b === 'Query' && !('a' in data), `got ${JSON.stringify(data)}`);
  });
  await withClient('MUST', 'twenty queries at once on one socket each get their own answer', service, {}, async (client) => {
    const questions = Array.from({ length: 20 }, (_, n) => all(client, { query: `{ q${n}: __typename }` }));
    const answers = await Promise.all(questions);
    ensure(answers.every(([{ data }], n) => data[`q${n}`] === 'Query'), 'answers are mixed up');
  });
}

async function refusals(service) {
  const documents = { 'cannot be parsed': 'subscription {', 'is not valid': 'subscription { nothing }' };
  for (const [what, query] of Object.entries(documents)) {
    await withClient('MUST', `a document that ${what} is an error with a code, and the socket stays`, service, {}, async (client) => {
      const errors = await refused(client, { query });
      ensure(errors.every(({ extensions }) => extensions?.code), `got ${JSON.stringify(errors)}`);
      ensure((await all(client, { query: '{ __typename }' })).length === 1, 'the socket is of no use any more');
    });
  }
  await check('MUST', 'socket: the page of a foreign site is refused', async () => {
    const foreign = client(service, { webSocketImpl: from('https://foe.example') });
    const cause = await all(foreign, { query: '{ __typename }' }).then(() => null, (cause) => cause);
    await foreign.dispose();
    ensure(cause, 'it was answered');
  });
  await withClient('MUST', 'the page of an allowed site is served', service, { webSocketImpl: from(FRIEND) }, async (client) => {
    ensure((await all(client, { query: '{ __typename }' })).length === 1, 'no answer');
  });
}

async function events(service) {
  await withClient('MUST', 'a subscriber is told of a release, once and from that release', service, {}, async (client) => {
    const told = await subscribe(client, NAME);
    const names = [await service.publish(), await service.publish()];
    const events = [await told.next(), await told.next()].map(({ value }) => value);
    await told.return();
    ensure(events.every(({ data }, n) => data.releasePublished.name === names[n]), `got ${JSON.stringify(events)}`);
    ensure(events.every(({ extensions }, n) => extensions.release === names[n]), 'another release answered');
  });
  await withClient('MUST', 'only the dataset that is named is told of', service, {}, async (client) => {
    const other = await subscribe(client, 'subscription { releasePublished(dataset: "other") { name } }');
    const told = await subscribe(client, NAME);
    await service.publish();
    await told.next();
    const first = await Promise.race([other.next(), all(client, { query: '{ __typename }' })]);
    ensure(Array.isArray(first), `told of ${JSON.stringify(first)}`);
  });
  await check('MUST', 'socket: ten subscribers on ten sockets are all told', async () => {
    const clients = Array.from({ length: 10 }, () => client(service));
    const told = await Promise.all(clients.map((one) => subscribe(one, NAME)));
    const name = await service.publish();
    const events = await Promise.all(told.map((one) => one.next()));
    await Promise.all(clients.map((one) => one.dispose()));
    ensure(events.every(({ value }) => value.data.releasePublished.name === name), 'they were not told the same');
  });
  await withClient('MUST', 'who ends a subscription is told nothing more, and keeps the socket', service, {}, async (client) => {
    const heard = [];
    client.on('message', (message) => heard.push(message));
    const told = await subscribe(client, NAME);
    await told.return();
    await all(client, { query: '{ __typename }' });
    await service.publish();
    await all(client, { query: '{ release { name } }' });
    const news = heard.filter(({ payload }) => payload?.data?.releasePublished);
    ensure(news.length === 0, `told of ${JSON.stringify(news)}`);
  });
}

async function connections(service) {
  await withClient('SHOULD', 'pings are answered', service, { lazy: false, keepAlive: 50 }, async (client) => {
    await new Promise((resolve) => client.on('pong', (received) => received && resolve()));
  });
  await withClient('MUST', 'a client whose socket is cut connects again and is told', service, RETRYING, async (client) => {
    const told = await subscribe(client, NAME);
    const again = new Promise((resolve) => client.on('connected', resolve));
    const next = told.next();
    client.terminate();
    await again;
    await all(client, { query: '{ __typename }' });
    const name = await service.publish();
    const { value } = await next;
    ensure(value.data.releasePublished.name === name, `got ${JSON.stringify(value)}`);
  });
}

const RETRYING = { retryAttempts: 5, retryWait: async () => {}, shouldRetry: () => true };

function client(service, options = {}) {
  return createClient({ url: service.socket, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
}

/** Runs a check with a client, which is closed at its end. */
function withClient(level, name, service, options, work) {
  return check(level, `socket: ${name}`, async () => {
    const one = client(service, options);
    try {
      await work(one);
    } finally {
      await one.dispose();
    }
  });
}

/** A web socket as a browser opens it on a page of a site. */
function from(origin) {
  return class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols, { headers: { origin } });
    }
  };
}

/** All results of an operation that ends. */
async function all(client, payload) {
  const results = [];
  for await (const result of client.iterate(payload)) results.push(result);
  return results;
}

/** The errors with which an operation is refused. */
async function refused(client, payload) {
  const cause = await all(client, payload).then((results) => ({ results }), (cause) => cause);
  ensure(Array.isArray(cause), `expected errors, got ${JSON.stringify(cause)}`);
  return cause;
}

/** Subscribes. The service takes messages in their order, so a query that is answered shows that it has subscribed. */
async function subscribe(client, query) {
  const told = begun(client.iterate({ query }));
  await all(client, { query: '{ __typename }' });
  return told;
}
