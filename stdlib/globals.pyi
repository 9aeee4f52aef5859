# Printed from the declarations by `npm run gen`; change those, not this file.
"""What a server script finds besides frappe, json and Python's own names."""
from typing import Any

def _(msg, lang=None, context=None) -> Any:
    """Return a text translated, or as it is."""
    ...
class _dict(dict):
    def __getattr__(self, name: str) -> Any: ...
    def copy(self) -> Any:
        """Return a shallow copy, again a _dict."""
        ...
    def update(self, *args, **kwargs) -> Any:
        """Set the given items and return the dict itself."""
        ...

args: Any
def as_json(obj, indent=1, separators=None, ensure_ascii=True) -> Any:
    """Return a value as JSON with sorted keys."""
    ...
dev_server: int
def guess_mimetype(url, strict=True) -> Any:
    """Return the MIME type and encoding that a file name suggests."""
    ...
def is_job_queued(job_name, queue="default") -> Any:
    """Whether a job of that name is queued by this request."""
    ...
def log(msg) -> Any:
    """Add a line to the debug log of the response."""
    ...
def run_script(script, **kwargs) -> Any:
    """Run another API script by its name and return its flags."""
    ...
def scrub(txt) -> Any:
    """Return a text in lower case with underscores for spaces and dashes."""
    ...
