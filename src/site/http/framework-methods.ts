// The other whitelisted functions of the framework.
import { PyList } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { versionDiff } from '../commands/compare.ts';
import { attributes, item } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { scriptGlobals } from '../frappe/namespace.ts';
import { hasPermission } from '../permissions/check.ts';
import { completions } from '../scripts/completion.ts';
import { scriptsEnabled } from '../scripts/safe-exec.ts';
import { runDocMethod } from './resources.ts';
import { csrfToken } from './sessions.ts';
import { forGuests, forUsers, textArgument, type Whitelisted } from './whitelisted.ts';

/** Frappe: an editor may keep the offers for ten minutes, and use older ones while it asks anew. */
const OFFERS_KEPT = ['cache-control', 'private,max-age=600,stale-while-revalidate=21600'] as const;

/** The functions under their names. */
export const frameworkMethods: readonly (readonly [string, Whitelisted])[] = [
  ['ping', forGuests(() => 'pong')],
  ['run_doc_method', forUsers(runDocMethod, ['GET', 'POST'])],
  ['frappe.handler.run_doc_method', forUsers(runDocMethod, ['GET', 'POST'])],
  ['frappe.ping', forGuests(() => 'pong')],
  ['frappe.auth.get_logged_user', forUsers((context) => context.user)],
  [
    'frappe.sessions.get_csrf_token',
    forUsers((context) => (context.sessionId === '' ? raiseFrappe('PermissionError') : csrfToken(context))),
  ],
  [
    'frappe.core.doctype.server_script.server_script.enabled',
    forUsers((context) =>
      hasPermission(context, { doctype: 'Server Script', right: 'read', explain: false })
        ? scriptsEnabled(context)
        : null,
    ),
  ],
  [
    'frappe.core.doctype.server_script.server_script.get_autocompletion_items',
    forUsers((context) => {
      if (context.request?.method === 'GET') context.headers.push(OFFERS_KEPT);
      const offers = completions(scriptGlobals(context, { restrictCommit: false }).entries());
      return new PyList(offers.map((offer) => attributes(context.run, Object.entries(offer))));
    }),
  ],
  [
    'frappe.utils.diff.get_version_diff',
    forUsers((context, form) => {
      const field = cstr(context.run, item(form, 'fieldname')) || 'script';
      return new PyList([
        ...versionDiff(
          context,
          textArgument(context, form, 'from_version'),
          textArgument(context, form, 'to_version'),
          field,
        ),
      ]);
    }),
  ],
];
