# Printed from the declarations by `npm run gen`; change those, not this file.
"""The functools module."""
from typing import Any

WRAPPER_ASSIGNMENTS: tuple
WRAPPER_UPDATES: tuple
def cache(user_function, /) -> Any:
    """Return a function that remembers all its answers; what they take counts as memory of the run."""
    ...
def cmp_to_key(mycmp) -> Any:
    """Make a key function out of a function that compares two values."""
    ...
def lru_cache(maxsize=128, typed=False) -> Any:
    """Return a function that remembers its latest answers, or a decorator that makes such functions."""
    ...
class partial(object):
    """A function with some arguments given already."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    @property
    def args(self) -> Any:
        """The arguments that come before those of the call."""
        ...
    @property
    def func(self) -> Any:
        """The function that will be called."""
        ...
    @property
    def keywords(self) -> Any:
        """The keyword arguments that are added to those of the call."""
        ...

def reduce(function, iterable, initial=..., /) -> Any:
    """Join the items of an iterable by a function of two, from left to right."""
    ...
def total_ordering(cls) -> Any:
    """Give a class that has one of the comparisons <, <=, > and >= the others."""
    ...
def update_wrapper(wrapper, wrapped, assigned=..., updated=...) -> Any:
    """Give a wrapper the names and the documentation of what it wraps, and return it."""
    ...
def wraps(wrapped, assigned=..., updated=...) -> Any:
    """Return a decorator for a wrapper, which makes it look like what it wraps."""
    ...
