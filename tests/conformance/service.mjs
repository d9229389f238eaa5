// A service of its own for the checks: on a free port, with a data folder that goes with it.

import { execFile, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FIXTURE = fileURLToPath(new URL('../it/fixtures/mini', import.meta.url));

/** The origin whose pages may open web sockets. */
export const FRIEND = 'https://friend.example';

/** The environment, without settings of the service. */
const OWN = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE|DEMARCHE)_/.test(name)));

/** How long a service may take until it answers, or until it has stopped. */
const PATIENCE = 60_000;

/** Starts the service, publishes a small dataset and waits until it answers from it. */
export async function start(binary) {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-conformance-'));
  // Run by root, the service has its Postgres run by another user, who must get in.
  await chmod(folder, 0o755);
  const port = await freePort();
  const service = new Service(binary, folder, port);
  try {
    await service.publish();
    await service.answers();
    return service;
  } catch (cause) {
    await service.stop().catch(() => {});
    throw cause;
  }
}

class Service {
  #binary;
  #folder;
  #log = '';
  #process;
  #ended;
  #versions = 0;

  constructor(binary, folder, port) {
    this.#binary = binary;
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}/graphql`;
    this.socket = `ws://127.0.0.1:${port}/graphql`;
    const listen = ['--bind', `127.0.0.1:${port}`, '--cors-origins', FRIEND];
    this.#process = spawn(binary, ['serve', '--data-dir', this.#data(), ...listen], { cwd: folder, env: OWN });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.on('data', (text) => (this.#log = (this.#log + text).slice(-10_000)));
    }
    this.#ended = new Promise((resolve) => this.#process.on('close', (code, signal) => resolve(code ?? signal)));
  }

  /** Publishes the small dataset in a new version, and gives the release's name. */
  async publish() {
    this.#versions += 1;
    const version = `1.${this.#versions}.0`;
    const dataset = join(this.#folder, 'mini');
    await cp(FIXTURE, dataset, { recursive: true });
    const head = join(dataset, 'dataset.yaml');
    await writeFile(head, (await readFile(head, 'utf8')).replace(/^version:.*/m, `version: ${version}`));
    await this.#until(() => this.#import(dataset));
    return `mini@${version}`;
  }

  /** Waits until it answers from a release. */
  async answers() {
    await this.#until(async () => {
      const response = await fetch(`${this.url}?query={release{name}}`);
      const { errors } = await response.json();
      if (errors) throw new Error(errors[0].message);
    });
  }

  /** Stops it as an operator would; gives its exit code. */
  async stop() {
    this.#process.kill('SIGTERM');
    const late = pause(PATIENCE, 'it did not stop', { ref: false });
    const code = await Promise.race([this.#ended, late]);
    if (code === 'it did not stop') this.#process.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
    return code;
  }

  #data() {
    return join(this.#folder, 'data');
  }

  #import(dataset) {
    return promisify(execFile)(this.#binary, ['import', '--data-dir', this.#data(), dataset], { env: OWN });
  }

  /** Tries until it works; the service may still be starting. */
  async #until(work) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await work();
      } catch (cause) {
        if (this.#process.exitCode !== null || Date.now() > end) {
          throw new Error(`the service does not answer: ${cause.message}\n${this.#log}`);
        }
        await pause(100);
      }
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
