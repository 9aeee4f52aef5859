// form_dict: what a request's query and body give to scripts (http-api.md §2).
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList } from '../../language/runtime/values.ts';
import type { Context, IncomingRequest } from '../context.ts';
import { mergeInto } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';

/** Fills `context.formDict` from the request. */
export function readForm(context: Context): void {
  const { request, formDict, run } = context;
  if (request === undefined) return;
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('application/json') && request.body !== '') readJsonBody(context, request.body);
  else {
    for (const [key, value] of [...formPairs(request.query), ...bodyPairs(request, type)].reverse())
      formDict.table.set(run, key, value);
  }
  formDict.table.delete(run, '_');
}

function readJsonBody(context: Context, body: string): void {
  const parsed = parseJson(context.run, body);
  if (parsed === undefined) raiseFrappe('DataError', 'Invalid request body');
  else if (parsed instanceof PyDict) mergeInto(context.run, context.formDict, parsed);
  else if (parsed instanceof PyList) context.formDict.table.set(context.run, 'data', parsed);
  else throwMessage(context, 'Invalid request arguments');
}

function bodyPairs(request: IncomingRequest, type: string): readonly (readonly [string, string])[] {
  if (type.includes('application/x-www-form-urlencoded')) return formPairs(request.body);
  const boundary = /multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  return boundary === undefined ? [] : multipartFields(request.body, boundary);
}

/** The pairs of a query or form text, in order. */
export function formPairs(text: string): readonly (readonly [string, string])[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
}

/** Percent-decoded text; what is broken stays as it is. */
export function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The fields of a multipart body that are no files. */
function multipartFields(body: string, boundary: string): readonly (readonly [string, string])[] {
  return body.split(`--${boundary}`).flatMap((part) => {
    const at = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.max(at, 0));
    const name = /name="([^"]*)"/i.exec(head)?.[1];
    if (at < 0 || name === undefined || /filename=/i.test(head)) return [];
    return [[name, part.slice(at + 4).replace(/\r\n$/, '')] as const];
  });
}
