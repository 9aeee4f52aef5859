# Printed from the declarations by `npm run gen`; change those, not this file.
"""What the policy restrictedpython adds to the built-in names, or puts in their place."""
from typing import Any

def delattr(object, name) -> Any:
    """Delete an attribute of an object that allows it."""
    ...
def list(seq) -> Any:
    """Make a list of anything but a text."""
    ...
def range(iFirst, *args) -> Any:
    """Make a range of fewer than 1000 elements."""
    ...
def reorder(s, with_=None, without=()) -> Any:
    """Return the pairs of s in the order of with_, leaving out the keys of without."""
    ...
def same_type(arg1, *args) -> Any:
    """Return whether all arguments have the class of the first."""
    ...
def setattr(object, name, value) -> Any:
    """Set an attribute of an object that allows it."""
    ...
def test(*args) -> Any:
    """Return the value that stands behind the first true condition; a last argument alone is the default."""
    ...
def tuple(seq) -> Any:
    """Make a tuple of anything but a text."""
    ...
