// Methods of documents that act: insert, save, submit, cancel, delete, rename, db_set, comments, permissions.
import { method } from '../../language/runtime/declare.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { checkPermission, hasPermission } from '../permissions/check.ts';
import { checkGuarded } from '../permissions/guarded.ts';
import { definePython } from '../python-methods.ts';
import { pageLink } from './back-links.ts';
import { addComment } from './comments.ts';
import { deleteDocument } from './deletion.ts';
import { discardDocument, setDirectly, storedValue } from './direct.ts';
import { type Document, documentType } from './document.ts';
import { runMethod } from './hooks.ts';
import { cancelDocument, insertDocument, saveDocument, submitDocument } from './lifecycle.ts';
import { getDocument } from './make.ts';
import { renameDocument } from './renaming.ts';
import { insertRow } from './rows.ts';
import { readSecret } from './secrets.ts';
import { updateRow } from './stored.ts';
import { addTag, removeTag, tagsOf } from './tags.ts';

/** Reads a document's stored state into the same object. */
export function reloadDocument(run: Run, doc: Document): Document {
  const stored = getDocument(contextOf(run), doc.doctype, doc.name);
  doc.values.clear();
  for (const [key, value] of stored.values) doc.values.set(key, value);
  for (const row of doc.allRows()) row.parentDocument = doc;
  return doc;
}

definePython(documentType, [
  method(
    'insert(self, ignore_permissions=None, ignore_links=None, ignore_if_duplicate=False, ignore_mandatory=None, set_name=None, set_child_names=True)',
    {
      doc: 'Insert the document with all its events and return it.',
      run: (
        run,
        self: Document,
        permissions: PyValue,
        links: PyValue,
        duplicate: PyValue,
        mandatory: PyValue,
        name: PyValue,
      ) =>
        insertDocument(contextOf(run), self, {
          ignorePermissions: permissions,
          ignoreLinks: links,
          ignoreIfDuplicate: truth(run, duplicate),
          ignoreMandatory: mandatory,
          setName: name,
        }),
    },
  ),
  method('save(self, ignore_permissions=None, ignore_version=None)', {
    doc: 'Save the document with all its events and return it.',
    run: (run, self: Document, permissions: PyValue, version: PyValue) =>
      saveDocument(contextOf(run), self, { ignorePermissions: permissions, ignoreVersion: version }),
  }),
  method('submit(self)', {
    doc: 'Submit the document and return it.',
    run: (run, self: Document) => submitDocument(contextOf(run), self),
  }),
  method('cancel(self)', {
    doc: 'Cancel the submitted document and return it.',
    run: (run, self: Document) => cancelDocument(contextOf(run), self),
  }),
  method('discard(self)', {
    doc: 'Discard the draft.',
    run(run, self: Document) {
      discardDocument(contextOf(run), self);
      return null;
    },
  }),
  method('delete(self, ignore_permissions=False, force=False, *, delete_permanently=False)', {
    doc: 'Delete the document.',
    run(run, self: Document, permissions: PyValue, force: PyValue, permanently: PyValue) {
      deleteDocument(contextOf(run), self.doctype, self.name, {
        ignorePermissions: truth(run, permissions) || self.flagged('ignore_permissions'),
        force: truth(run, force),
        permanently: truth(run, permanently),
      });
      return null;
    },
  }),
  method('rename(self, name, merge=False, force=False, validate_rename=True)', {
    doc: 'Rename the document.',
    run(run, self: Document, name: PyValue, merge: PyValue, force: PyValue) {
      const options = {
        merge: truth(run, merge),
        force: truth(run, force),
        ignorePermissions: self.flagged('ignore_permissions'),
      };
      self.name = renameDocument(contextOf(run), self.doctype, cstr(run, self.name), cstr(run, name), options);
      reloadDocument(run, self);
      return null;
    },
  }),
  method('reload(self)', {
    doc: 'Read the stored state into the same object.',
    run: (run, self: Document) => reloadDocument(run, self),
  }),
  method('db_set(self, fieldname, value=None, update_modified=True, notify=False, commit=False)', {
    doc: 'Set values in memory and in the database at once, without validation or events.',
    run(
      run,
      self: Document,
      field: PyValue,
      value: PyValue,
      updateModified: PyValue,
      _notify: PyValue,
      commit: PyValue,
    ) {
      const context = contextOf(run);
      setDirectly(context, self, field, value, truth(run, updateModified));
      if (truth(run, commit)) context.commit();
      return null;
    },
  }),
  method('db_get(self, fieldname)', {
    doc: 'Return the stored value of a field.',
    run: (run, self: Document, field: PyValue) => storedValue(contextOf(run), self, cstr(run, field)),
  }),
  method('db_insert(self, ignore_if_duplicate=False)', {
    doc: 'Insert the row as it stands, without events.',
    run(run, self: Document, duplicate: PyValue) {
      const context = contextOf(run);
      const now = context.now();
      if (self.name === null) throwMessage(context, `No Name Specified for ${self.doctype}`, 'NameError');
      for (const column of ['creation', 'modified']) self.values.set(column, self.values.get(column) ?? now);
      for (const column of ['owner', 'modified_by']) self.values.set(column, self.values.get(column) ?? context.user);
      insertRow(context, self, { ignoreDuplicate: truth(run, duplicate) });
      return null;
    },
  }),
  method('db_update(self)', {
    doc: 'Update the row as it stands, without events.',
    run(run, self: Document) {
      updateRow(contextOf(run), self);
      return null;
    },
  }),
  method('run_method(self, method, *args, **kwargs)', {
    doc: 'Run a document method with the scripts that hang on it.',
    run: (run, self: Document, name: PyValue) => runMethod(contextOf(run), self, cstr(run, name)),
  }),
  method('add_comment(self, comment_type="Comment", text=None, comment_email=None, comment_by=None)', {
    doc: 'Add a comment and return it.',
    run: (run, self: Document, type: PyValue, text: PyValue) => addComment(contextOf(run), self, cstr(run, type), text),
  }),
  method('add_tag(self, tag)', {
    doc: 'Add a tag.',
    run(run, self: Document, tag: PyValue) {
      const context = contextOf(run);
      checkPermission(context, self, 'write');
      addTag(context, self, cstr(run, tag));
      return null;
    },
  }),
  method('remove_tag(self, tag)', {
    doc: 'Remove a tag.',
    run(run, self: Document, tag: PyValue) {
      removeTag(contextOf(run), self, cstr(run, tag));
      return null;
    },
  }),
  method('get_tags(self)', {
    doc: 'Return the tags, without the first element of the stored list (as Frappe does).',
    run: (run, self: Document) => new PyList(tagsOf(contextOf(run), self).slice(1)),
  }),
  method('check_permission(self, permtype="read", permlevel=None)', {
    doc: 'Raise PermissionError unless the session user may.',
    run(run, self: Document, right: PyValue) {
      checkPermission(contextOf(run), self, cstr(run, right));
      return null;
    },
  }),
  method('has_permission(self, permtype="read", *, debug=False, user=None)', {
    doc: 'Whether the session user may; a refusal queues a message.',
    run(run, self: Document, right: PyValue, _debug: PyValue, user: PyValue) {
      if (self.flagged('ignore_permissions')) return true;
      const context = contextOf(run);
      return hasPermission(context, {
        doctype: self.doctype,
        right: cstr(run, right),
        doc: self,
        user: user === null ? context.user : cstr(run, user),
      });
    },
  }),
  method('get_password(self, fieldname="password", raise_exception=True)', {
    doc: 'Return the stored secret of a Password field.',
    run(run, self: Document, field: PyValue, raising: PyValue) {
      const context = contextOf(run);
      const fieldname = cstr(run, field);
      checkGuarded(context, self.doctype);
      const secret = readSecret(context, self.doctype, cstr(run, self.name), fieldname);
      if (secret !== undefined) return secret;
      const shown = self.text(fieldname);
      if (shown !== '' && !/^\*+$/.test(shown)) return shown;
      if (!truth(run, raising)) return null;
      return throwMessage(
        context,
        `Password not found for ${self.doctype} ${cstr(run, self.name)} ${fieldname}`,
        'AuthenticationError',
      );
    },
  }),
  method('get_title(self)', {
    doc: 'Return the value of the title field, else the name.',
    run(_run, self: Document) {
      const field = self.meta.titleField || (self.meta.field('title') === undefined ? 'name' : 'title');
      return self.value(field);
    },
  }),
  method('get_url(self)', {
    doc: 'Return the path of the document in the desk.',
    run: (run, self: Document) => /href="([^"]*)"/.exec(pageLink(self.doctype, cstr(run, self.name)))?.[1] ?? '',
  }),
  method('notify_update(self)', { doc: 'Tell open pages that the document changed.', run: () => null }),
  method('add_seen(self, user=None)', { doc: 'Note that a user has seen the document.', run: () => null }),
  method('add_viewed(self, user=None, force=False, unique_views=False)', {
    doc: 'Note that a user has viewed the document.',
    run: () => null,
  }),
]);
