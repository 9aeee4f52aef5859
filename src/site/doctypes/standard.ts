// Every DocType that a new site has, as its JSON file says.
import activityLog from './activity-log.json' with { type: 'json' };
import amendedNaming from './amended-document-naming-settings.json' with { type: 'json' };
import comment from './comment.json' with { type: 'json' };
import consoleLog from './console-log.json' with { type: 'json' };
import customDocPerm from './custom-docperm.json' with { type: 'json' };
import customField from './custom-field.json' with { type: 'json' };
import defaultValue from './defaultvalue.json' with { type: 'json' };
import deletedDocument from './deleted-document.json' with { type: 'json' };
import docField from './docfield.json' with { type: 'json' };
import docPerm from './docperm.json' with { type: 'json' };
import docShare from './docshare.json' with { type: 'json' };
import docType from './doctype.json' with { type: 'json' };
import docTypeAction from './doctype-action.json' with { type: 'json' };
import docTypeLink from './doctype-link.json' with { type: 'json' };
import docTypeState from './doctype-state.json' with { type: 'json' };
import namingRule from './document-naming-rule.json' with { type: 'json' };
import namingRuleCondition from './document-naming-rule-condition.json' with { type: 'json' };
import namingSettings from './document-naming-settings.json' with { type: 'json' };
import emailQueue from './email-queue.json' with { type: 'json' };
import emailQueueRecipient from './email-queue-recipient.json' with { type: 'json' };
import errorLog from './error-log.json' with { type: 'json' };
import file from './file.json' with { type: 'json' };
import hasRole from './has-role.json' with { type: 'json' };
import moduleDef from './module-def.json' with { type: 'json' };
import note from './note.json' with { type: 'json' };
import noteSeenBy from './note-seen-by.json' with { type: 'json' };
import propertySetter from './property-setter.json' with { type: 'json' };
import role from './role.json' with { type: 'json' };
import scheduledJobLog from './scheduled-job-log.json' with { type: 'json' };
import scheduledJobType from './scheduled-job-type.json' with { type: 'json' };
import serverScript from './server-script.json' with { type: 'json' };
import systemConsole from './system-console.json' with { type: 'json' };
import systemSettings from './system-settings.json' with { type: 'json' };
import toDo from './todo.json' with { type: 'json' };
import user from './user.json' with { type: 'json' };
import userPermission from './user-permission.json' with { type: 'json' };
import version from './version.json' with { type: 'json' };

/** A row of a definition: a field, a permission. */
export type DefinitionRow = { readonly [key: string]: string | number | undefined };

/** A DocType in Frappe's own JSON. */
export type Definition = {
  readonly [key: string]: string | number | readonly string[] | readonly DefinitionRow[] | undefined;
};

/** The standard DocTypes, in the order in which a new site gets them. */
export const standardDocTypes: readonly Definition[] = [
  docType,
  docField,
  docPerm,
  customDocPerm,
  docTypeAction,
  docTypeLink,
  docTypeState,
  customField,
  propertySetter,
  moduleDef,
  role,
  hasRole,
  user,
  serverScript,
  version,
  errorLog,
  toDo,
  noteSeenBy,
  note,
  comment,
  defaultValue,
  docShare,
  userPermission,
  deletedDocument,
  scheduledJobType,
  scheduledJobLog,
  file,
  emailQueueRecipient,
  emailQueue,
  systemSettings,
  systemConsole,
  consoleLog,
  activityLog,
  namingRuleCondition,
  namingRule,
  amendedNaming,
  namingSettings,
];
