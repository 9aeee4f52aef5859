# Printed from the declarations by `npm run gen`; change those, not this file.
"""The string module."""
from typing import Any

class Template(object):
    """A string class for supporting $-substitutions."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    @staticmethod
    def safe_substitute(self, mapping=..., /, **kws) -> Any:
        """Put values in the place of the placeholders that have one; the others stay."""
        ...
    @staticmethod
    def substitute(self, mapping=..., /, **kws) -> Any:
        """Put values in the place of all placeholders."""
        ...
    @property
    def template(self) -> Any:
        """The text with its placeholders."""
        ...

ascii_letters: str
ascii_lowercase: str
ascii_uppercase: str
def capwords(s, sep=None) -> Any:
    """Capitalise the words of a text and join them again."""
    ...
digits: str
hexdigits: str
octdigits: str
printable: str
punctuation: str
whitespace: str
