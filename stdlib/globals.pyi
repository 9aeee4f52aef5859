# Printed from the declarations by `npm run gen`; change those, not this file.
"""What a server script finds besides frappe, json and Python's own names."""
from typing import Any

class FrappeClient(object):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __enter__(self) -> Any:
        """Give the connection itself."""
        ...
    def __exit__(self, *args, **kwargs) -> Any:
        """Leave the other site."""
        ...
    def bulk_update(self, docs) -> Any:
        """Change documents."""
        ...
    def cancel(self, doctype, name) -> Any:
        """Cancel a document."""
        ...
    def delete(self, doctype, name) -> Any:
        """Delete a document."""
        ...
    def get_api(self, method, params=None) -> Any:
        """Call a method with GET."""
        ...
    def get_doc(self, doctype, name="", filters=None, fields=None) -> Any:
        """Return a document."""
        ...
    def get_list(self, doctype, fields="[\"name\"]", filters=None, limit_start=0, limit_page_length=None) -> Any:
        """Return the documents of a DocType that match."""
        ...
    def get_request(self, params) -> Any:
        """Ask with parameters."""
        ...
    def get_value(self, doctype, fieldname=None, filters=None) -> Any:
        """Return a value of the first document that matches."""
        ...
    def insert(self, doc) -> Any:
        """Insert a document."""
        ...
    def insert_many(self, docs) -> Any:
        """Insert documents."""
        ...
    def logout(self) -> Any:
        """Leave the other site."""
        ...
    def post_api(self, method, params=None) -> Any:
        """Call a method with POST."""
        ...
    def post_request(self, data) -> Any:
        """Post values."""
        ...
    def rename_doc(self, doctype, old_name, new_name) -> Any:
        """Rename a document."""
        ...
    def set_value(self, doctype, docname, fieldname, value) -> Any:
        """Set a value of a document."""
        ...
    def submit(self, doc) -> Any:
        """Submit a document."""
        ...
    def update(self, doc) -> Any:
        """Change a document."""
        ...

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
def get_next_link(route, url_prefix=None, app=None) -> Any:
    """Return the link to the static page that follows: nothing, as this host has no apps that bring pages."""
    ...
def get_toc(route, url_prefix=None, app=None) -> Any:
    """Return the index of the static pages below a route: nothing, as this host has no apps that bring pages."""
    ...
def get_visible_columns(data, table_meta, df) -> Any:
    """Return the fields of a child table that are printed and that say something in some row."""
    ...
def guess_mimetype(url, strict=True) -> Any:
    """Return the MIME type and encoding that a file name suggests."""
    ...
def html2text(html, strip_links=False, wrap=True) -> Any:
    """Return the Markdown of an HTML text."""
    ...
def is_job_queued(job_name, queue="default") -> Any:
    """Whether a job of that name is queued by this request."""
    ...
def log(msg) -> Any:
    """Add a line to the debug log of the response."""
    ...
class orjson:
    OPT_APPEND_NEWLINE: int
    OPT_INDENT_2: int
    OPT_NAIVE_UTC: int
    OPT_NON_STR_KEYS: int
    OPT_OMIT_MICROSECONDS: int
    OPT_PASSTHROUGH_DATACLASS: int
    OPT_PASSTHROUGH_DATETIME: int
    OPT_PASSTHROUGH_SUBCLASS: int
    OPT_SERIALIZE_DATACLASS: int
    OPT_SERIALIZE_NUMPY: int
    OPT_SERIALIZE_UUID: int
    OPT_SORT_KEYS: int
    OPT_STRICT_INTEGER: int
    OPT_UTC_Z: int
    @staticmethod
    def dumps(obj, default=None, option=None) -> Any:
        """Return a value as the bytes of its JSON text."""
        ...
    @staticmethod
    def loads(obj) -> Any:
        """Return what a JSON text or its bytes say."""
        ...

def run_script(script, **kwargs) -> Any:
    """Run another API script by its name and return its flags."""
    ...
def scrub(txt) -> Any:
    """Return a text in lower case with underscores for spaces and dashes."""
    ...
class style:
    border_color: str
