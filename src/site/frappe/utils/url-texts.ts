// Addresses as texts: percent-encoding, queries, and the site's own address.

import { bytesFromText } from '../../base64.ts';
import type { Context } from '../../context.ts';
import { joinUrl } from './url-join.ts';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~';

function percent(text: string, safe: string): string {
  const allowed = new Set(ALPHANUMERIC + safe);
  let encoded = '';
  for (const byte of bytesFromText(text)) {
    const letter = String.fromCharCode(byte);
    encoded += byte < 128 && allowed.has(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

/** `quoted`: what addresses are made of stays as it is. */
export function quotedUrl(text: string): string {
  return percent(text, "~@#$&()*!+=:;,.?/'");
}

/** Python's urllib.parse.quote. */
export function quotedPart(text: string): string {
  return percent(text, '/');
}

function formPart(text: string): string {
  return percent(text, '').replaceAll('%20', '+').replaceAll('~', '%7E');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The pairs of a query whose values are not empty. */
export function queryPairs(query: string): [string, string][] {
  return query
    .split('&')
    .map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    })
    .filter(([name, value]) => name !== '' && value !== '');
}

/** Pairs as a query. */
export function queryText(pairs: Iterable<readonly [string, string]>): string {
  return [...pairs].map(([name, value]) => `${formPart(name)}=${formPart(value)}`).join('&');
}

/** An option of the site or of all sites. */
export function siteOption(context: Context, key: string): string {
  const { own, common } = context.host.configuration;
  const value = own[key] ?? common[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The host that the request named, with its scheme. */
export function requestHost(context: Context): string | undefined {
  const host = context.request?.headers.get('host');
  if (host === undefined || host === '') return undefined;
  return `${context.request?.headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http'}://${host}`;
}

/** An address of the site. */
export function absoluteUrl(context: Context, path: string, useRequest = true): string {
  if (/^https?:\/\//.test(path)) return path;
  const { site } = context.host.configuration;
  const named = siteOption(context, 'host_name') || (useRequest ? requestHost(context) : undefined) || `http://${site}`;
  const host = /^https?:\/\//.test(named) ? named : `http://${named}`;
  return joinUrl(withPort(context, host), path);
}

function withPort(context: Context, host: string): string {
  const port = siteOption(context, 'webserver_port') || siteOption(context, 'http_port');
  const development = siteOption(context, 'developer_mode') === '1';
  return development && port !== '' && host.split(':').length <= 2 ? `${host}:${port}` : host;
}
