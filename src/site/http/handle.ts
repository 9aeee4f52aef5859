// One HTTP request, from the gateway's record to the answer: begin, authenticate, route, commit or roll back.
import { afterLimit, tripOf } from '../after-limit.ts';
import { Context } from '../context.ts';
import { logError } from '../error-log.ts';
import { describeFailure, type Failure } from '../failures.ts';
import type { SiteRequest, SiteResponse } from '../host.ts';
import { tellNearMisses } from '../near-misses.ts';
import { recordTrip } from '../scripts/trips.ts';
import { readChange } from '../settings.ts';
import type { SiteState } from '../site.ts';
import { type Answer, errorAnswer, pageAnswer, successAnswer } from './answers.ts';
import { fileAnswer } from './file-methods.ts';
import { decoded, readForm } from './form.ts';
import { asksForHome, homePage } from './home.ts';
import { readRequest } from './incoming.ts';
import { MethodNotAllowed, methodNotAllowedPage } from './method-not-allowed.ts';
import { route } from './routes.ts';
import { authenticate, checkCsrf } from './sessions.ts';
import { checkSiteUse, countSiteUse, type SiteUse, siteUse } from './site-limits.ts';

const writingMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** Answers a request in one transaction that commits whole or leaves nothing. */
export function handleRequest(site: SiteState, request: SiteRequest): SiteResponse {
  site.host.begin();
  const context = new Context({ site, user: 'Guest', request: readRequest(request) });
  const use = new Use();
  const answer = answerRequest(context, use);
  const limits = countSiteUse(context, use.window);
  site.host.commit();
  const { status, headers, body } = answer;
  return {
    status,
    headers: [...headers, ...limits],
    body,
    steps: context.run.steps,
    user: context.user,
    script: context.script,
  };
}

/** The window of the site's rate limit, once it is known. */
class Use {
  window: SiteUse | undefined;
}

function answerRequest(context: Context, use: Use): Answer {
  try {
    readChange(context);
    use.window = siteUse(context);
    readForm(context);
    authenticate(context);
    checkCsrf(context);
    checkSiteUse(context, use.window);
    if (asksForHome(context)) return pageAnswer(context, homePage(context));
    if (asksForFile(context)) return endReading(context, fileAnswer(context, decoded(context.request?.path ?? '')));
    route(context);
    const answer = withinLimit(context, successAnswer(context));
    if (context.switches.commit || writingMethods.has(context.request?.method ?? 'GET')) context.commit();
    else context.rollback();
    tellNearMisses(context);
    return answer;
  } catch (thrown) {
    if (thrown instanceof MethodNotAllowed) return answerForbiddenVerb(context);
    return answerFailure(context, describeFailure(context, thrown));
  }
}

function asksForFile({ request }: Context): boolean {
  return request?.method === 'GET' && /^\/(private\/)?files\//.test(request.path);
}

function endReading(context: Context, answer: Answer): Answer {
  context.rollback();
  return answer;
}

function answerForbiddenVerb(context: Context): Answer {
  context.rollback();
  return { ...pageAnswer(context, methodNotAllowedPage), status: 405 };
}

/** The body is base64: four letters for three bytes. */
function withinLimit({ run }: Context, answer: Answer): Answer {
  const size = Math.floor((answer.body.length / 4) * 3);
  if (size > run.limits.response) run.stop('result', run.limits.response, size);
  return answer;
}

/** Undoes the request's work, then logs what is the server's fault in a transaction of its own. */
function answerFailure(failed: Context, failure: Failure): Answer {
  failed.rollback();
  const after = afterLimit(failed);
  record(failed, failure, after);
  return failed.run.dead === undefined ? ownAnswer(failed, failure, after) : errorAnswer(after, failure);
}

/** Errors of these classes are the caller's doing, or told to the operator elsewhere. */
const unlogged: ReadonlySet<string> = new Set(['SecurityException', 'InReadOnlyMode']);

/** What cannot be logged, since the database fails too, is told to the operator: the answer does not depend on it. */
function record(failed: Context, failure: Failure, after: Context): void {
  try {
    if (failure.limit !== undefined) recordTrip(after, tripOf(failed, failure.limit));
    else if (failure.status >= 500 && !unlogged.has(failure.type)) logFailure(after, failure);
  } catch {
    after.rollback();
    after.host.log({ level: 'error', event: 'not-logged', fields: { type: failure.type, message: failure.message } });
  }
}

/** With the messages of the request, unless what is left of its limits does not suffice to write them down. */
function ownAnswer(failed: Context, failure: Failure, after: Context): Answer {
  try {
    return errorAnswer(failed, failure);
  } catch {
    return errorAnswer(after, failure);
  }
}

function logFailure(context: Context, failure: Failure): void {
  const title = failure.message === '' ? failure.type : failure.message;
  logError(context, { title, text: failure.traceback, given: true, doctype: '', name: '' });
}
