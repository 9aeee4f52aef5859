// Whether a user may do something: permissions.md §4.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';
import type { Meta } from '../documents/meta.ts';
import { findMeta, getMeta } from '../documents/meta-loader.ts';
import { findDocument } from '../documents/stored.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { bold, queueMessage } from '../messages.ts';
import { systemSwitch } from '../settings.ts';
import { grantedOnType, possible, roleRights } from './role-permissions.ts';
import { sharedNames } from './shares.ts';
import { passesUserPermissions } from './user-permissions.ts';

/** A question about permission. */
export interface PermissionQuestion {
  readonly doctype: string;
  readonly right: string;
  readonly doc?: Document | undefined;
  readonly user?: string;
  readonly parentDoctype?: string | undefined;
  /** False leaves out the message that a refusal queues. */
  readonly explain?: boolean;
}

/** Whether the user may; a refusal of the session user queues a message. */
export function hasPermission(context: Context, question: PermissionQuestion): boolean {
  const user = question.user ?? context.user;
  const meta = getMeta(context, question.doctype);
  if (question.right === 'share' && systemSwitch(context, 'disable_document_sharing')) return false;
  if (meta.isTable) return parentPermission(context, question, meta, user);
  if (user === 'Administrator') return true;
  const explain = question.explain !== false && user === context.user;
  if (!possible(meta, question.right)) {
    const what = question.right === 'import' ? 'importable' : 'submittable';
    if (explain) queueMessage(context, `Document Type is not ${what}`);
    return false;
  }
  const granted = grantedByRoles(context, question, meta, user) || shared(context, question, user);
  if (!granted && explain) explainRefusal(context, question, meta, user);
  return granted;
}

function grantedByRoles(context: Context, question: PermissionQuestion, meta: Meta, user: string): boolean {
  const { doc, right } = question;
  const granted = roleRights(context, meta, user);
  if (doc === undefined) return grantedOnType(granted, right);
  if (!granted.granted.has(right)) return false;
  const owner = doc.text('owner') === user;
  if (granted.ownerOnly.has(right) && !owner) return false;
  if (right === 'create' && doc.name === null) return passesUserPermissions(context, doc, user);
  if (passesUserPermissions(context, doc, user)) return true;
  return owner && granted.ownerOnly.has(right) && right !== 'create';
}

function shared(context: Context, { doctype, doc, right }: PermissionQuestion, user: string): boolean {
  const names = sharedNames(context, doctype, user, right);
  return doc === undefined ? names.length > 0 : names.includes(String(doc.name));
}

function explainRefusal(context: Context, question: PermissionQuestion, meta: Meta, user: string): void {
  const onType = grantedOnType(roleRights(context, meta, user), question.right);
  if (!context.is15 && !onType) {
    queueMessage(
      context,
      `User ${bold(user)} does not have doctype access via role permission for document ${bold(meta.name)}`,
    );
    return;
  }
  const { doc } = question;
  const place =
    doc === undefined || !onType ? '' : meta.isSingle ? `: ${meta.name}` : `: ${meta.name} - ${String(doc.name)}`;
  queueMessage(context, `User ${bold(user)} does not have access to this document${place}`);
}

/** Rows have their parent's permissions. */
function parentPermission(context: Context, question: PermissionQuestion, meta: Meta, user: string): boolean {
  const { doc } = question;
  const parentType = doc?.text('parenttype') || question.parentDoctype || '';
  const parentMeta = parentType === '' ? undefined : findMeta(context, parentType);
  if (parentMeta === undefined) {
    queueMessage(context, `Please specify a valid parent DocType for ${bold(meta.name)}`, {
      title: 'Parent DocType Required',
    });
    return false;
  }
  if (parentMeta.isTable || !parentMeta.tables.some((table) => table.options === meta.name)) {
    queueMessage(context, `${bold(parentType)} is not a valid parent DocType for ${bold(meta.name)}`, {
      title: 'Invalid Parent DocType',
    });
    return false;
  }
  if (user === 'Administrator') return true;
  const parent =
    doc === undefined
      ? undefined
      : (doc.parentDocument ?? findDocument(context, parentType, doc.values.get('parent') ?? null));
  const right = parent === undefined || !['create', 'delete'].includes(question.right) ? question.right : 'write';
  return hasPermission(context, { doctype: parentType, right, doc: parent, user });
}

/** Raises PermissionError with Frappe's explanations unless the session user may (documents.md §5.3). */
export function checkPermission(context: Context, doc: Document, right: string): void {
  if (doc.flagged('ignore_permissions')) return;
  const before = context.messages.length;
  if (hasPermission(context, { doctype: doc.doctype, right, doc })) return;
  refuse(context, doc, right, before);
}

function refuse(context: Context, doc: Document, right: string, before: number): never {
  const onType = grantedOnType(roleRights(context, doc.meta, context.user), right);
  if (!context.is15 && !onType) refuseType(context, doc.doctype, before);
  context.switches.errorMessage = `You need the '${right}' permission on ${bold(doc.doctype)} ${shownName(doc.name)} to perform this action.`;
  return raiseFrappe('PermissionError');
}

/** Frappe 16: who may not even read the DocType is not told which documents there are; shares do not count. */
export function checkReadable(context: Context, meta: Meta): void {
  if (context.is15 || meta.isTable || context.user === 'Administrator') return;
  if (grantedOnType(roleRights(context, meta, context.user), 'read')) return;
  const before = context.messages.length;
  explainRefusal(context, { doctype: meta.name, right: 'read' }, meta, context.user);
  refuseType(context, meta.name, before);
}

/** The explanation replaces all that was said before, and no traceback tells more. */
function refuseType(context: Context, doctype: string, before: number): never {
  const { switches } = context;
  context.messages.splice(0, before);
  context.messages = context.messages.slice(-1);
  switches.errorMessage = `No permission for ${doctype}`;
  switches.disableTraceback = true;
  return raiseFrappe('PermissionError');
}

function shownName(name: PyValue): string {
  return name === null ? '' : String(name);
}
