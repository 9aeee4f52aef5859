# Printed from the declarations by `npm run gen`; change those, not this file.
"""The decimal module."""
from typing import Any

BasicContext: Any
class Clamped(DecimalException):
    """The exponent was changed to fit."""

class Context(object):
    """How exact calculations are, how they round, and what they signal."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    Emax: Any
    """The highest exponent."""
    Emin: Any
    """The lowest exponent."""
    def Etiny(self) -> Any:
        """Return the lowest exponent of any number."""
        ...
    def Etop(self) -> Any:
        """Return the highest exponent of a number with all digits."""
        ...
    def __copy__(self) -> Any:
        """Return a context with the same settings."""
        ...
    def abs(self, x, /) -> Any:
        """The number without its sign."""
        ...
    def add(self, a, b) -> Any:
        """The sum."""
        ...
    def canonical(self, x, /) -> Any:
        """Return the number as it is."""
        ...
    capitals: Any
    """1: exponents are written with E."""
    clamp: Any
    """1: exponents are kept so low that all digits fit."""
    def clear_flags(self) -> Any:
        """Switch all flags off."""
        ...
    def clear_traps(self) -> Any:
        """Switch all traps off."""
        ...
    def compare(self, a, b) -> Any:
        """-1, 0 or 1 as a Decimal, NaN if one is NaN."""
        ...
    def compare_signal(self, a, b) -> Any:
        """The same, where NaN is invalid."""
        ...
    def compare_total(self, a, b) -> Any:
        """The order in which also exponents and NaNs count."""
        ...
    def compare_total_mag(self, a, b) -> Any:
        """The same without regard to signs."""
        ...
    def copy(self) -> Any:
        """Return a context with the same settings."""
        ...
    def copy_abs(self, x, /) -> Any:
        """Return the number without its sign, not rounded."""
        ...
    def copy_decimal(self, x, /) -> Any:
        """Return the number as it is."""
        ...
    def copy_negate(self, x, /) -> Any:
        """Return the number with the other sign, not rounded."""
        ...
    def copy_sign(self, a, b) -> Any:
        """The number with the sign of another."""
        ...
    def create_decimal(self, num=0, /) -> Any:
        """Return a value as a Decimal, rounded to the context."""
        ...
    def create_decimal_from_float(self, f, /) -> Any:
        """Return a float as a Decimal, rounded to the context."""
        ...
    def divide(self, a, b) -> Any:
        """The quotient."""
        ...
    def divide_int(self, a, b) -> Any:
        """The quotient without its fraction."""
        ...
    def divmod(self, a, b) -> Any:
        """Quotient and remainder."""
        ...
    def exp(self, x, /) -> Any:
        """e to the power of the number."""
        ...
    flags: Any
    """What has been signalled."""
    def fma(self, a, b, c) -> Any:
        """The product with the second, plus the third, rounded once."""
        ...
    def is_canonical(self, x, /) -> Any:
        """True: every Decimal is."""
        ...
    def is_finite(self, x, /) -> Any:
        """Whether it is neither infinite nor NaN."""
        ...
    def is_infinite(self, x, /) -> Any:
        """Whether it is infinite."""
        ...
    def is_nan(self, x, /) -> Any:
        """Whether it is NaN."""
        ...
    def is_normal(self, x, /) -> Any:
        """Whether it is finite, not zero and not subnormal."""
        ...
    def is_qnan(self, x, /) -> Any:
        """Whether it is a quiet NaN."""
        ...
    def is_signed(self, x, /) -> Any:
        """Whether its sign is negative."""
        ...
    def is_snan(self, x, /) -> Any:
        """Whether it is a signaling NaN."""
        ...
    def is_subnormal(self, x, /) -> Any:
        """Whether its exponent is below Emin."""
        ...
    def is_zero(self, x, /) -> Any:
        """Whether it is zero."""
        ...
    def ln(self, x, /) -> Any:
        """The natural logarithm."""
        ...
    def log10(self, x, /) -> Any:
        """The logarithm to base ten."""
        ...
    def logb(self, x, /) -> Any:
        """The exponent of the first digit."""
        ...
    def logical_and(self, a, b) -> Any:
        """Digits that are one in both."""
        ...
    def logical_invert(self, x, /) -> Any:
        """All digits, which are zeros and ones, turned."""
        ...
    def logical_or(self, a, b) -> Any:
        """Digits that are one in either."""
        ...
    def logical_xor(self, a, b) -> Any:
        """Digits that are one in one only."""
        ...
    def max(self, a, b) -> Any:
        """The greater; a number rather than NaN."""
        ...
    def max_mag(self, a, b) -> Any:
        """The greater without regard to sign."""
        ...
    def min(self, a, b) -> Any:
        """The smaller; a number rather than NaN."""
        ...
    def min_mag(self, a, b) -> Any:
        """The smaller without regard to sign."""
        ...
    def minus(self, x, /) -> Any:
        """The number with the other sign."""
        ...
    def multiply(self, a, b) -> Any:
        """The product."""
        ...
    def next_minus(self, x, /) -> Any:
        """The largest number below."""
        ...
    def next_plus(self, x, /) -> Any:
        """The smallest number above."""
        ...
    def next_toward(self, a, b) -> Any:
        """The next number towards another."""
        ...
    def normalize(self, x, /) -> Any:
        """The number without zeros at its end."""
        ...
    def number_class(self, x, /) -> Any:
        """Return what kind of number it is."""
        ...
    def plus(self, x, /) -> Any:
        """The number, rounded."""
        ...
    def power(self, a, b, modulo=None) -> Any:
        """A power, perhaps modulo a number."""
        ...
    prec: Any
    """How many digits results have at most."""
    def quantize(self, a, b) -> Any:
        """The number with the exponent of another."""
        ...
    def radix(self) -> Any:
        """Return ten."""
        ...
    def remainder(self, a, b) -> Any:
        """What a division leaves."""
        ...
    def remainder_near(self, a, b) -> Any:
        """What is left of the nearest multiple."""
        ...
    def rotate(self, a, b) -> Any:
        """The digits within the precision, turned round."""
        ...
    rounding: Any
    """How results are rounded."""
    def same_quantum(self, a, b) -> Any:
        """Return whether both have the same exponent."""
        ...
    def scaleb(self, a, b) -> Any:
        """The number times a power of ten."""
        ...
    def shift(self, a, b) -> Any:
        """The digits within the precision, moved."""
        ...
    def sqrt(self, x, /) -> Any:
        """The square root."""
        ...
    def subtract(self, a, b) -> Any:
        """The difference."""
        ...
    def to_eng_string(self, x, /) -> Any:
        """Return the number with an exponent that is a multiple of three."""
        ...
    def to_integral(self, x, /) -> Any:
        """A whole number, rounded."""
        ...
    def to_integral_exact(self, x, /) -> Any:
        """A whole number, rounded; what is lost is signalled."""
        ...
    def to_integral_value(self, x, /) -> Any:
        """A whole number, rounded."""
        ...
    def to_sci_string(self, x, /) -> Any:
        """Return the number as a text."""
        ...
    traps: Any
    """What raises when it is signalled."""

class ConversionSyntax(InvalidOperation):
    """A text that is no number."""

class Decimal(object):
    """A number in decimal digits; as exact as the context says."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...
    def __add__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __truediv__(self, other: Any, /) -> Any: ...
    def __floordiv__(self, other: Any, /) -> Any: ...
    def __mod__(self, other: Any, /) -> Any: ...
    def __abs__(self) -> Any:
        """The number without its sign."""
        ...
    def __ceil__(self) -> Any:
        """The whole number above."""
        ...
    def __complex__(self) -> Any:
        """The nearest complex number."""
        ...
    def __divmod__(self, other, /) -> Any:
        """Quotient and remainder."""
        ...
    def __float__(self) -> Any:
        """The nearest float."""
        ...
    def __floor__(self) -> Any:
        """The whole number below."""
        ...
    def __format__(self, spec, /) -> Any:
        """Return the number as a specification says."""
        ...
    def __int__(self) -> Any:
        """The number without its fraction."""
        ...
    def __pow__(self, other, modulus=None, /) -> Any:
        """A power, perhaps modulo a number."""
        ...
    def __rdivmod__(self, other, /) -> Any:
        """Quotient and remainder."""
        ...
    def __round__(self, ndigits=..., /) -> Any:
        """The nearest whole number, or the nearest with so many places."""
        ...
    def __trunc__(self) -> Any:
        """The number without its fraction."""
        ...
    def adjusted(self) -> Any:
        """Return the exponent of the first digit."""
        ...
    def as_integer_ratio(self) -> Any:
        """Return two ints whose quotient is the number."""
        ...
    def as_tuple(self) -> Any:
        """Return sign, digits and exponent."""
        ...
    def canonical(self) -> Any:
        """Return the number itself."""
        ...
    def compare(self, other, context=None) -> Any:
        """-1, 0 or 1 as a Decimal, NaN if one is NaN."""
        ...
    def compare_signal(self, other, context=None) -> Any:
        """The same, where NaN is invalid."""
        ...
    def compare_total(self, other, context=None) -> Any:
        """The order in which also exponents and NaNs count."""
        ...
    def compare_total_mag(self, other, context=None) -> Any:
        """The same without regard to signs."""
        ...
    def conjugate(self) -> Any:
        """Return the number itself."""
        ...
    def copy_abs(self) -> Any:
        """Return the number without its sign, not rounded."""
        ...
    def copy_negate(self) -> Any:
        """Return the number with the other sign, not rounded."""
        ...
    def copy_sign(self, other, context=None) -> Any:
        """The number with the sign of another."""
        ...
    def exp(self, context=None) -> Any:
        """e to the power of the number."""
        ...
    def fma(self, other, third, context=None) -> Any:
        """The product with the second, plus the third, rounded once."""
        ...
    @classmethod
    def from_float(cls, f, /) -> Any:
        """Return a float, or an int, exactly."""
        ...
    @property
    def imag(self) -> Any:
        """Zero."""
        ...
    def is_canonical(self) -> Any:
        """True: every Decimal is."""
        ...
    def is_finite(self) -> Any:
        """Whether it is neither infinite nor NaN."""
        ...
    def is_infinite(self) -> Any:
        """Whether it is infinite."""
        ...
    def is_nan(self) -> Any:
        """Whether it is NaN."""
        ...
    def is_normal(self, context=None) -> Any:
        """Whether it is finite, not zero and not subnormal."""
        ...
    def is_qnan(self) -> Any:
        """Whether it is a quiet NaN."""
        ...
    def is_signed(self) -> Any:
        """Whether its sign is negative."""
        ...
    def is_snan(self) -> Any:
        """Whether it is a signaling NaN."""
        ...
    def is_subnormal(self, context=None) -> Any:
        """Whether its exponent is below Emin."""
        ...
    def is_zero(self) -> Any:
        """Whether it is zero."""
        ...
    def ln(self, context=None) -> Any:
        """The natural logarithm."""
        ...
    def log10(self, context=None) -> Any:
        """The logarithm to base ten."""
        ...
    def logb(self, context=None) -> Any:
        """The exponent of the first digit."""
        ...
    def logical_and(self, other, context=None) -> Any:
        """Digits that are one in both."""
        ...
    def logical_invert(self, context=None) -> Any:
        """All digits, which are zeros and ones, turned."""
        ...
    def logical_or(self, other, context=None) -> Any:
        """Digits that are one in either."""
        ...
    def logical_xor(self, other, context=None) -> Any:
        """Digits that are one in one only."""
        ...
    def max(self, other, context=None) -> Any:
        """The greater; a number rather than NaN."""
        ...
    def max_mag(self, other, context=None) -> Any:
        """The greater without regard to sign."""
        ...
    def min(self, other, context=None) -> Any:
        """The smaller; a number rather than NaN."""
        ...
    def min_mag(self, other, context=None) -> Any:
        """The smaller without regard to sign."""
        ...
    def next_minus(self, context=None) -> Any:
        """The largest number below."""
        ...
    def next_plus(self, context=None) -> Any:
        """The smallest number above."""
        ...
    def next_toward(self, other, context=None) -> Any:
        """The next number towards another."""
        ...
    def normalize(self, context=None) -> Any:
        """The number without zeros at its end."""
        ...
    def number_class(self, context=None) -> Any:
        """Return what kind of number it is."""
        ...
    def quantize(self, exp, rounding=None, context=None) -> Any:
        """Return the number with the exponent of another."""
        ...
    def radix(self) -> Any:
        """Return ten."""
        ...
    @property
    def real(self) -> Any:
        """The number itself."""
        ...
    def remainder_near(self, other, context=None) -> Any:
        """What is left of the nearest multiple."""
        ...
    def rotate(self, other, context=None) -> Any:
        """The digits within the precision, turned round."""
        ...
    def same_quantum(self, other, context=None) -> Any:
        """Return whether both have the same exponent."""
        ...
    def scaleb(self, other, context=None) -> Any:
        """The number times a power of ten."""
        ...
    def shift(self, other, context=None) -> Any:
        """The digits within the precision, moved."""
        ...
    def sqrt(self, context=None) -> Any:
        """The square root."""
        ...
    def to_eng_string(self, context=None) -> Any:
        """Return the number with an exponent that is a multiple of three."""
        ...
    def to_integral(self, rounding=None, context=None) -> Any:
        """Return a whole number, rounded."""
        ...
    def to_integral_exact(self, rounding=None, context=None) -> Any:
        """Return a whole number, rounded; what is lost is signalled."""
        ...
    def to_integral_value(self, rounding=None, context=None) -> Any:
        """Return a whole number, rounded."""
        ...

class DecimalException(ArithmeticError):
    """The base of what decimal raises."""

class DecimalTuple(tuple):
    """DecimalTuple(sign, digits, exponent)"""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    __match_args__: tuple
    def _asdict(self) -> Any:
        """Return a new dict which maps field names to their values."""
        ...
    _fields: tuple
    @classmethod
    def _make(cls, cls, iterable) -> Any:
        """Make a new DecimalTuple object from a sequence or iterable"""
        ...
    def _replace(self, /, **kwds) -> Any:
        """Return a new DecimalTuple object replacing specified fields with new values"""
        ...
    digits: Any
    """Alias for field number 1"""
    exponent: Any
    """Alias for field number 2"""
    sign: Any
    """Alias for field number 0"""

DefaultContext: Any
class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number that is not zero was divided by zero."""

class DivisionImpossible(InvalidOperation):
    """The whole quotient has too many digits."""

class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""

ExtendedContext: Any
class FloatOperation(DecimalException, TypeError):
    """Floats and decimals were mixed."""

HAVE_CONTEXTVAR: bool
HAVE_THREADS: bool
class Inexact(DecimalException):
    """The result is not exact."""

class InvalidContext(InvalidOperation):
    """The context does not allow the operation."""

class InvalidOperation(DecimalException):
    """An operation that has no result."""

MAX_EMAX: int
MAX_PREC: int
MIN_EMIN: int
MIN_ETINY: int
class Overflow(Inexact, Rounded):
    """The result is too large."""

ROUND_05UP: str
ROUND_CEILING: str
ROUND_DOWN: str
ROUND_FLOOR: str
ROUND_HALF_DOWN: str
ROUND_HALF_EVEN: str
ROUND_HALF_UP: str
ROUND_UP: str
class Rounded(DecimalException):
    """The result was rounded."""

class Subnormal(DecimalException):
    """The exponent was lower than Emin before rounding."""

class Underflow(Inexact, Rounded, Subnormal):
    """The result is too small, and inexact."""

def getcontext() -> Any:
    """Return the context that calculations are done in."""
    ...
def localcontext(ctx=None, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None) -> Any:
    """Return a manager whose `with` block has a context of its own."""
    ...
def setcontext(context) -> Any:
    """Do further calculations in another context."""
    ...
