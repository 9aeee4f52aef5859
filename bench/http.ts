// npm run bench:http: requests a second of an API script that answers a constant, as a share of what bare Fastify answers.
import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { serveSites } from '../test/chaos/served.ts';

const CONNECTIONS = 16;
const ROUNDS = 5;
const SECONDS = 3;
const SITE = 'bench.local';

/** Answers in one round, of any status. */
interface Round {
  readonly answers: number;
  readonly failed: number;
}

function requestText(path: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-frappe-site-name: ${SITE}\r\naccept: application/json\r\n\r\n`;
}

/** Asks on some connections, on each one request after the other. */
async function round(port: number, path: string): Promise<Round> {
  const end = performance.now() + SECONDS * 1000;
  const text = requestText(path);
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => line(port, text, end)));
  const sum = (of: (one: Round) => number) => lines.reduce((total, one) => total + of(one), 0);
  return { answers: sum(({ answers }) => answers), failed: sum(({ failed }) => failed) };
}

function line(port: number, text: string, end: number): Promise<Round> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let buffered = '';
    let answers = 0;
    let failed = 0;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (piece) => {
      buffered += String(piece);
      const length = lengthOf(buffered);
      if (length === undefined || buffered.length < length) return;
      answers += 1;
      if (!buffered.startsWith('HTTP/1.1 200')) failed += 1;
      buffered = buffered.slice(length);
      if (performance.now() < end) return void socket.write(text);
      socket.destroy();
      resolve({ answers, failed });
    });
  });
}

/** Of the whole answer, once its head is there. */
function lengthOf(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  return head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    child.stdout?.on('data', (text) => resolve(Number(/:(\d+)\s/.exec(String(text))?.[1]))),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

const fastify = spawn(process.execPath, [new URL('fastify.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const bare = await listening(fastify);
const served = await serveSites({ [SITE]: { constant: 'frappe.response["message"] = "hello"' } }, 2);
try {
  const ratios: number[] = [];
  // Rounds in turn, so that a drift of the machine meets both; the first warms up.
  for (let count = 0; count <= ROUNDS; count += 1) {
    const theirs = await round(bare, '/');
    const ours = await round(served.port, '/api/method/constant');
    if (count > 0) ratios.push(ours.answers / theirs.answers);
    const rate = ({ answers }: Round) => Math.round(answers / SECONDS);
    process.stdout.write(`fastify ${rate(theirs)}/s, script ${rate(ours)}/s, ${ours.failed} failed\n`);
  }
  process.stdout.write(`an API script answers ${median(ratios).toFixed(2)} of what bare Fastify does\n`);
} finally {
  fastify.kill();
  await served.close();
}
