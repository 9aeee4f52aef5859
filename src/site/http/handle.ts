// One HTTP request, from the gateway's record to the answer: begin, authenticate, route, commit or roll back.
import { Context } from '../context.ts';
import { describeFailure, type Failure } from '../failures.ts';
import type { SiteRequest, SiteResponse } from '../host.ts';
import { readChange } from '../settings.ts';
import type { SiteState } from '../site.ts';
import { type Answer, errorAnswer, successAnswer } from './answers.ts';
import { readRequest } from './incoming.ts';
import { route } from './routes.ts';
import { authenticate } from './sessions.ts';

const writingMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

/** Answers a request in one transaction that commits whole or leaves nothing. */
export function handleRequest(site: SiteState, request: SiteRequest): SiteResponse {
  site.host.begin();
  const incoming = readRequest(request);
  const context = new Context({ site, user: 'Guest', request: incoming });
  const answer = answerRequest(context);
  return {
    status: answer.status,
    headers: answer.headers,
    body: answer.body,
    steps: context.run.steps,
    user: context.user,
    script: context.script,
  };
}

function answerRequest(context: Context): Answer {
  try {
    readChange(context);
    authenticate(context);
    route(context);
    if (context.switches.commit || writingMethods.has(context.request?.method ?? 'GET')) context.commit();
    else context.rollback();
    const answer = successAnswer(context);
    context.host.commit();
    return answer;
  } catch (thrown) {
    return answerFailure(context, describeFailure(context, thrown));
  }
}

function answerFailure(context: Context, failure: Failure): Answer {
  context.rollback();
  const answer = errorAnswer(context, failure);
  context.host.commit();
  return answer;
}
