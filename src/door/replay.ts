// Playing a record again: the same program, with the answers of the record instead of a host.
import { textFromBase64 } from '../site/base64.ts';
import { DatabaseError, type Host, OutgoingError, type SiteConfiguration, type SiteResponse } from '../site/host.ts';
import type { CreateSite, Site } from './guest.ts';
import { type Call, hostOf, type Line, type Result, resultOf, type Task } from './recording.ts';

/** What was played differs from what was recorded, so the site is not a function of its requests and their answers. */
export class ReplayDifference extends Error {}

/** A Host that answers from a record; throws ReplayDifference when it is asked anything else than was recorded. */
export function replay(lines: readonly string[]): Host {
  const [first, ...rest] = lines.map(lineOf);
  if (first === undefined || !('configuration' in first)) throw new ReplayDifference('the record has no beginning');
  const answers = new Answers(first.configuration);
  answers.expect(rest.filter((line) => 'call' in line));
  return answers.host;
}

/** A site without a host that does again what a record tells; a record may come in parts, each of whole tasks. */
export class Player {
  readonly #createSite: CreateSite;
  #stage: { readonly answers: Answers; readonly site: Site } | undefined;

  constructor(createSite: CreateSite) {
    this.#createSite = createSite;
  }

  /** Plays the next lines; throws ReplayDifference that names the first task which asked or answered otherwise. */
  play(lines: readonly string[]): void {
    let task: Task | undefined;
    let calls: Call[] = [];
    for (const line of lines.map(lineOf)) {
      if ('configuration' in line) this.#open(line.configuration);
      else if ('call' in line) calls.push(line);
      else if ('task' in line) [task, calls] = [line.task, []];
      else if (task !== undefined) this.#repeat(task, calls, line.outcome);
    }
  }

  #open(configuration: SiteConfiguration): void {
    const answers = new Answers(configuration);
    this.#stage = { answers, site: this.#createSite(answers.host) };
  }

  #repeat(task: Task, calls: readonly Call[], expected: Result): void {
    if (this.#stage === undefined) throw new ReplayDifference('the record has no beginning');
    const { answers, site } = this.#stage;
    answers.expect(calls);
    const { recorded } = resultOf(() => perform(site, task));
    const difference = answers.difference() ?? outcomeDifference(recorded, expected);
    if (difference !== undefined) throw new ReplayDifference(`${nameOf(task)}: ${difference}`);
  }
}

function perform(site: Site, task: Task): unknown {
  return task.kind === 'call' ? site.call(task.name, task.payload) : site.handle(task.request);
}

/** The recorded calls of one task, given out one by one while the same is asked. */
class Answers {
  readonly host: Host;
  #calls: readonly Call[] = [];
  #at = 0;
  /** What went wrong first: a site may well catch the exception that told it. */
  #difference: string | undefined;

  constructor(configuration: SiteConfiguration) {
    this.host = hostOf(configuration, (call, given) => this.#answer(JSON.stringify({ call, arguments: given })));
  }

  expect(calls: readonly Call[]): void {
    this.#calls = calls;
    this.#at = 0;
    this.#difference = undefined;
  }

  #answer(asked: string): unknown {
    const line = this.#calls[this.#at];
    const recorded = questionOf(line);
    if (asked !== recorded) this.#difference ??= `host call ${this.#at + 1}: ${apart('asked', asked, recorded)}`;
    if (this.#difference !== undefined || line === undefined) throw new ReplayDifference(this.#difference);
    this.#at += 1;
    return played(line);
  }

  /** What was asked otherwise first, or not at all. */
  difference(): string | undefined {
    if (this.#difference !== undefined || this.#at === this.#calls.length) return this.#difference;
    return `host call ${this.#at + 1}: asked nothing more, recorded ${questionOf(this.#calls[this.#at])}`;
  }
}

function questionOf(line: Call | undefined): string {
  return line === undefined ? 'nothing more' : JSON.stringify({ call: line.call, arguments: line.arguments });
}

function played(result: Result): unknown {
  if (!('thrown' in result)) return result.answer;
  if (result.thrown === 'database') throw new DatabaseError(result.code, result.message, result.key);
  if (result.thrown === 'outgoing') throw new OutgoingError(result.code, result.message);
  // With the stack of then: a site may log it.
  throw Object.assign(new Error(result.message), { stack: result.stack });
}

function outcomeDifference(came: Result, expected: Result): string | undefined {
  if (JSON.stringify(came) === JSON.stringify(expected)) return undefined;
  return apart('answered', shown(came), shown(expected));
}

const BEFORE = 100;
const AFTER = 300;

/** Both texts, long ones from shortly before the place where they part. */
function apart(verb: string, came: string, expected: string): string {
  let at = 0;
  while (at < came.length && came[at] === expected[at]) at += 1;
  const near = (text: string) => `${at > BEFORE ? '…' : ''}${text.slice(Math.max(0, at - BEFORE), at + AFTER)}`;
  return `${verb} ${near(came)}, recorded ${near(expected)}`;
}

/** A response with its body as text, so that a reader sees what differs. */
function shown(result: Result): string {
  if ('thrown' in result || !isResponse(result.answer)) return JSON.stringify(result);
  return JSON.stringify({ ...result.answer, body: textFromBase64(result.answer.body) });
}

function isResponse(answer: unknown): answer is SiteResponse {
  return typeof answer === 'object' && answer !== null && 'body' in answer && typeof answer.body === 'string';
}

function nameOf(task: Task): string {
  return task.kind === 'call' ? `command ${task.name}` : `${task.request.method} ${task.request.url}`;
}

function lineOf(text: string): Line {
  return JSON.parse(text) as Line;
}
