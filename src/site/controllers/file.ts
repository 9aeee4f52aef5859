// File documents: their names are names and no paths, their addresses lead to files of the site or to other hosts.
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';
import { throwMessage } from '../messages.ts';
import type { Controller } from '../site.ts';

const stored = ['/files/', '/private/files/', '/api/method/'] as const;

function checkName(context: Context, doc: Document): void {
  const name = doc.text('file_name');
  if (/[/\\\0]|^\.\.?$/.test(name))
    throwMessage(context, `File name cannot have ${name.includes('/') ? '/' : 'a path'}`);
}

function checkAddress(context: Context, doc: Document): void {
  const url = doc.text('file_url').trim();
  if (url === '') return;
  const plain = url.replaceAll(/%2e/gi, '.').replaceAll(/%2f|%5c|\\/gi, '/');
  if (plain.split('/').includes('..')) throwMessage(context, `URL ${url} is not allowed`);
  if (stored.some((start) => plain.startsWith(start))) return;
  const host = /^https?:\/\/([^/?#]+)/i.exec(plain)?.[1];
  if (host === undefined) throwMessage(context, 'URL must start with http:// or https://');
  else if (!isNamedHost(host)) throwMessage(context, `URL ${url} is not allowed`);
}

/** Only hosts with a name of several parts: addresses in numbers lead to machines, single names into the operator's network. */
function isNamedHost(authority: string): boolean {
  const host = authority.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
  if (authority.includes('@') || /^(.*\.)?(localhost|internal|local)$/.test(host)) return false;
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]*$/u.test(host);
}

/** File. */
export const fileController: Controller = {
  validate(context, doc) {
    checkName(context, doc);
    checkAddress(context, doc);
    return undefined;
  },
};
