// What answers a verb that a path does not take: a plain page with 405, as the framework's router gives.

/** Thrown by a route; no script sees it. */
export class MethodNotAllowed {
  readonly status = 405;
}

/** The page that goes with it. */
export const methodNotAllowedPage = `<!doctype html>
<html lang=en>
<title>405 Method Not Allowed</title>
<h1>Method Not Allowed</h1>
<p>The method is not allowed for the requested URL.</p>
`;
