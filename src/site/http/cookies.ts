// Cookies of a request and of its answer.
import type { Context } from '../context.ts';

/** A cookie of the request. */
export function requestCookie(context: Context, name: string): string | undefined {
  const header = context.request?.headers.get('cookie') ?? '';
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return undefined;
}

/** Adds a cookie to the answer. */
export function setCookie(
  context: Context,
  name: string,
  value: string,
  options: { readonly maxAge?: number; readonly httpOnly?: boolean } = {},
): void {
  const parts = [`${name}=${encodeURIComponent(value)}`, 'Path=/', 'SameSite=Lax'];
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`);
  if (options.httpOnly) parts.push('HttpOnly');
  if (context.request?.headers.get('x-forwarded-proto') === 'https') parts.push('Secure');
  context.cookies.push(parts.join('; '));
}
