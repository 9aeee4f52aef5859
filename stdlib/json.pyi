# Printed from the declarations by `npm run gen`; change those, not this file.
"""The json module."""
from typing import Any

class JSONDecodeError(ValueError): ...

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw) -> Any:
    """Serialise a value to JSON text."""
    ...
def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, strict=True, **kw) -> Any:
    """Deserialise JSON text, or bytes of it."""
    ...
