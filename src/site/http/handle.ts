// One HTTP request, from the gateway's record to the answer: begin, authenticate, route, commit or roll back.
import { Context } from '../context.ts';
import { logError } from '../error-log.ts';
import { describeFailure, type Failure } from '../failures.ts';
import type { SiteRequest, SiteResponse } from '../host.ts';
import { readChange } from '../settings.ts';
import type { SiteState } from '../site.ts';
import { type Answer, errorAnswer, pageAnswer, successAnswer } from './answers.ts';
import { readForm } from './form.ts';
import { asksForHome, homePage } from './home.ts';
import { readRequest } from './incoming.ts';
import { route } from './routes.ts';
import { authenticate, checkCsrf } from './sessions.ts';

const writingMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** Answers a request in one transaction that commits whole or leaves nothing. */
export function handleRequest(site: SiteState, request: SiteRequest): SiteResponse {
  site.host.begin();
  const context = new Context({ site, user: 'Guest', request: readRequest(request) });
  const answer = answerRequest(context);
  site.host.commit();
  const { status, headers, body } = answer;
  return { status, headers, body, steps: context.run.steps, user: context.user, script: context.script };
}

function answerRequest(context: Context): Answer {
  try {
    readChange(context);
    readForm(context);
    authenticate(context);
    checkCsrf(context);
    if (asksForHome(context)) return pageAnswer(context, homePage(context));
    route(context);
    if (context.switches.commit || writingMethods.has(context.request?.method ?? 'GET')) context.commit();
    else context.rollback();
    return successAnswer(context);
  } catch (thrown) {
    return answerFailure(context, describeFailure(context, thrown));
  }
}

/** Undoes the request's work, then logs what is the server's fault in a transaction of its own. */
function answerFailure(failed: Context, failure: Failure): Answer {
  failed.rollback();
  const context = failed.run.dead === undefined ? failed : afterLimit(failed);
  if (failure.status >= 500) logFailure(context, failure);
  return errorAnswer(context, failure);
}

/** A run that has reached a limit does nothing more, so its answer is written by another. */
function afterLimit(failed: Context): Context {
  const { site, user, request, script } = failed;
  const context = new Context({ site, user, ...(request === undefined ? {} : { request }) });
  context.script = script;
  return context;
}

function logFailure(context: Context, failure: Failure): void {
  const title = failure.message === '' ? failure.type : failure.message;
  logError(context, { title, text: failure.traceback, given: true, doctype: '', name: '' });
}
