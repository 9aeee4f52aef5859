// form_dict: what a request's query and body give to scripts (http-api.md §2).
import { decodeJson } from '../../../stdlib/modules/json-decode.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList } from '../../language/runtime/values.ts';
import { textFromBytes } from '../base64.ts';
import type { Context, IncomingRequest } from '../context.ts';
import { mergeInto } from '../dictionary.ts';
import { parseJson } from '../json.ts';
import { throwMessage } from '../messages.ts';
import { multipartParts } from './multipart.ts';

/** Fills `context.formDict` from the request. */
export function readForm(context: Context): void {
  const { request, formDict, run } = context;
  if (request === undefined) return;
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('application/json') && request.body !== '') readJsonBody(context, request.body);
  else {
    // The first value of a repeated key counts, and the body's comes before the query's.
    const pairs = [new Map(formPairs(request.query).toReversed()), new Map(bodyPairs(request, type).toReversed())];
    for (const [key, value] of pairs.flatMap((part) => [...part].toReversed())) formDict.table.set(run, key, value);
  }
  formDict.table.delete(run, '_');
}

function readJsonBody(context: Context, body: string): void {
  const parsed = parseJson(context.run, body);
  if (parsed === undefined) refuseBody(context, body);
  else if (parsed instanceof PyDict) mergeInto(context.run, context.formDict, parsed);
  else if (parsed instanceof PyList) context.formDict.table.set(context.run, 'data', parsed);
  else throwMessage(context, 'Invalid request arguments');
}

/** Frappe 15 lets the decoding error through. */
function refuseBody(context: Context, body: string): never {
  if (context.is15) decodeJson(context.run, body);
  return throwMessage(context, 'Invalid request body', 'DataError');
}

function bodyPairs(request: IncomingRequest, type: string): readonly (readonly [string, string])[] {
  if (type.includes('application/x-www-form-urlencoded')) return formPairs(request.body);
  return multipartParts(request)
    .filter((part) => part.filename === undefined)
    .map((part) => [part.name, textFromBytes(part.content)]);
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
