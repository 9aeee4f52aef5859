# Printed from the declarations by `npm run gen`; change those, not this file.
"""Types without a name of their own: what literals, functions and iterations make."""
from typing import Any

class NoneType(object):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...

class NotImplementedType(object):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...

class builtin_function_or_method(object):
    @property
    def __doc__(self) -> Any:
        """What the function does."""
        ...
    @property
    def __module__(self) -> Any:
        """The module of the function."""
        ...
    @property
    def __name__(self) -> Any:
        """The name of the function."""
        ...
    @property
    def __qualname__(self) -> Any:
        """The name with that of its type."""
        ...
    @property
    def __self__(self) -> Any:
        """What the method is bound to."""
        ...

class classmethod_descriptor(object): ...

class ellipsis(object):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...

class function(object):
    def __getattr__(self, name: str) -> Any: ...

class generator(object):
    def __iter__(self) -> Any: ...
    def __next__(self) -> Any: ...
    def close(self) -> Any:
        """Raise GeneratorExit at the yield, so that the generator ends."""
        ...
    @property
    def gi_running(self) -> Any:
        """Whether the generator is running right now."""
        ...
    def send(self, value, /) -> Any:
        """Resume the generator with the value of its yield; return the next value or raise StopIteration."""
        ...
    def throw(self, type, value=..., traceback=..., /) -> Any:
        """Raise an exception at the yield; return the next value or raise StopIteration."""
        ...

class getset_descriptor(object): ...

class member_descriptor(object): ...

class method(object):
    @property
    def __doc__(self) -> Any:
        """The documentation of the function."""
        ...
    @property
    def __func__(self) -> Any:
        """The function behind the method."""
        ...
    @property
    def __self__(self) -> Any:
        """What the method is bound to."""
        ...

class method_descriptor(object):
    @property
    def __doc__(self) -> Any:
        """What the method does."""
        ...
    @property
    def __name__(self) -> Any:
        """The name of the method."""
        ...
    @property
    def __objclass__(self) -> Any:
        """The type that has the method."""
        ...
    @property
    def __qualname__(self) -> Any:
        """The name with that of its type."""
        ...

class module(object):
    @property
    def __doc__(self) -> Any:
        """The documentation of the module."""
        ...
    @property
    def __name__(self) -> Any:
        """The name of the module."""
        ...

class traceback(object): ...
