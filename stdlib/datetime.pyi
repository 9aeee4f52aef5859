# Printed from the declarations by `npm run gen`; change those, not this file.
"""The datetime module."""
from typing import Any

MAXYEAR: int
MINYEAR: int
UTC: Any
class date(object):
    """date(year, month, day) --> date object"""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __add__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __format__(self, spec, /) -> Any:
        """Format as strftime does."""
        ...
    def ctime(self) -> Any:
        """Return ctime() style string."""
        ...
    @property
    def day(self) -> Any:
        """The day."""
        ...
    @classmethod
    def fromisocalendar(cls, year, week, day) -> Any:
        """Construct a date from the ISO year, week number and weekday."""
        ...
    @classmethod
    def fromisoformat(cls, date_string, /) -> Any:
        """Construct a date from a text in ISO 8601 format."""
        ...
    @classmethod
    def fromordinal(cls, ordinal: int, /) -> Any:
        """Return the day of an ordinal: 0001-01-01 is 1."""
        ...
    @classmethod
    def fromtimestamp(cls, timestamp, /) -> Any:
        """Create a date from a POSIX timestamp."""
        ...
    def isocalendar(self) -> Any:
        """Return a named tuple of ISO year, week number and weekday."""
        ...
    def isoformat(self) -> Any:
        """Return a text in ISO 8601 format."""
        ...
    def isoweekday(self) -> Any:
        """Return the day of the week: Monday is 1, Sunday is 7."""
        ...
    max: Any
    min: Any
    @property
    def month(self) -> Any:
        """The month."""
        ...
    def replace(self, year=..., month=..., day=...) -> Any:
        """Return the date with new values for some fields."""
        ...
    resolution: Any
    def strftime(self, format) -> Any:
        """Return the date as a text of the format."""
        ...
    def timetuple(self) -> Any:
        """Return a time.struct_time."""
        ...
    @classmethod
    def today(cls) -> Any:
        """Current date or datetime."""
        ...
    def toordinal(self) -> Any:
        """Return the ordinal: 0001-01-01 is 1."""
        ...
    def weekday(self) -> Any:
        """Return the day of the week: Monday is 0, Sunday is 6."""
        ...
    @property
    def year(self) -> Any:
        """The year."""
        ...

class datetime(datetime.date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __add__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def astimezone(self, tz=None) -> Any:
        """Return the same moment on the clock of another zone."""
        ...
    @classmethod
    def combine(cls, date, time, tzinfo=...) -> Any:
        """Put a date and a time together."""
        ...
    def ctime(self) -> Any:
        """Return ctime() style string."""
        ...
    def date(self) -> Any:
        """Return the date."""
        ...
    def dst(self) -> Any:
        """Return the daylight saving time, or None."""
        ...
    @property
    def fold(self) -> Any:
        """The fold."""
        ...
    @classmethod
    def fromisoformat(cls, date_string, /) -> Any:
        """Construct a datetime from a text in ISO 8601 format."""
        ...
    @classmethod
    def fromtimestamp(cls, timestamp, tz=None) -> Any:
        """Create a datetime from a POSIX timestamp, on the clock of a zone."""
        ...
    @property
    def hour(self) -> Any:
        """The hour."""
        ...
    def isoformat(self, sep="T", timespec="auto") -> Any:
        """Return a text in ISO 8601 format."""
        ...
    max: Any
    @property
    def microsecond(self) -> Any:
        """The microsecond."""
        ...
    min: Any
    @property
    def minute(self) -> Any:
        """The minute."""
        ...
    @classmethod
    def now(cls, tz=None) -> Any:
        """Return the current moment, on the clock of a zone."""
        ...
    def replace(self, *args, **kwargs) -> Any:
        """Return the datetime with new values for some fields."""
        ...
    resolution: Any
    @property
    def second(self) -> Any:
        """The second."""
        ...
    def strftime(self, format) -> Any:
        """Return the datetime as a text of the format."""
        ...
    @classmethod
    def strptime(cls, date_string: str, format: str, /) -> Any:
        """Read a text by a format."""
        ...
    def time(self) -> Any:
        """Return the time of day without its zone."""
        ...
    def timestamp(self) -> Any:
        """Return the POSIX timestamp."""
        ...
    def timetuple(self) -> Any:
        """Return a time.struct_time."""
        ...
    def timetz(self) -> Any:
        """Return the time of day with its zone."""
        ...
    @property
    def tzinfo(self) -> Any:
        """The tzinfo."""
        ...
    def tzname(self) -> Any:
        """Return the name of the zone, or None."""
        ...
    @classmethod
    def utcfromtimestamp(cls, timestamp, /) -> Any:
        """Create a naive datetime in UTC from a POSIX timestamp."""
        ...
    @classmethod
    def utcnow(cls) -> Any:
        """Return the current moment in UTC, naive."""
        ...
    def utcoffset(self) -> Any:
        """Return the offset from UTC, or None."""
        ...
    def utctimetuple(self) -> Any:
        """Return a time.struct_time in UTC."""
        ...

class time(object):
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...
    def __format__(self, spec, /) -> Any:
        """Format as strftime does."""
        ...
    def dst(self) -> Any:
        """Return the daylight saving time, or None."""
        ...
    @property
    def fold(self) -> Any:
        """The fold."""
        ...
    @classmethod
    def fromisoformat(cls, time_string, /) -> Any:
        """Construct a time from a text in ISO 8601 format."""
        ...
    @property
    def hour(self) -> Any:
        """The hour."""
        ...
    def isoformat(self, timespec="auto") -> Any:
        """Return a text in ISO 8601 format."""
        ...
    max: Any
    @property
    def microsecond(self) -> Any:
        """The microsecond."""
        ...
    min: Any
    @property
    def minute(self) -> Any:
        """The minute."""
        ...
    def replace(self, *args, **kwargs) -> Any:
        """Return the time with new values for some fields."""
        ...
    resolution: Any
    @property
    def second(self) -> Any:
        """The second."""
        ...
    def strftime(self, format) -> Any:
        """Return the time as a text of the format."""
        ...
    @property
    def tzinfo(self) -> Any:
        """The tzinfo."""
        ...
    def tzname(self) -> Any:
        """Return the name of the zone, or None."""
        ...
    def utcoffset(self) -> Any:
        """Return the offset from UTC, or None."""
        ...

class timedelta(object):
    """Difference between two datetime values."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def __bool__(self) -> bool: ...
    def __add__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __truediv__(self, other: Any, /) -> Any: ...
    def __floordiv__(self, other: Any, /) -> Any: ...
    def __mod__(self, other: Any, /) -> Any: ...
    def __abs__(self) -> Any:
        """Return the duration without its sign."""
        ...
    def __divmod__(self, other, /) -> Any:
        """Return quotient and remainder of two durations."""
        ...
    @property
    def days(self) -> Any:
        """Number of days."""
        ...
    max: Any
    @property
    def microseconds(self) -> Any:
        """Number of microseconds (>= 0 and less than 1 second)."""
        ...
    min: Any
    resolution: Any
    @property
    def seconds(self) -> Any:
        """Number of seconds (>= 0 and less than 1 day)."""
        ...
    def total_seconds(self) -> Any:
        """Total seconds in the duration."""
        ...

class timezone(datetime.tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def dst(self, dt, /) -> Any:
        """Return None."""
        ...
    max: Any
    min: Any
    def tzname(self, dt, /) -> Any:
        """Return the name of the zone, or its offset."""
        ...
    utc: Any
    def utcoffset(self, dt, /) -> Any:
        """Return the fixed offset."""
        ...

class tzinfo(object):
    """Abstract base class for time zone info objects."""
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    def dst(self, dt, /) -> Any:
        """What a subclass has to answer about a moment."""
        ...
    def fromutc(self, dt, /) -> Any:
        """Return a moment in UTC on the clock of the zone."""
        ...
    def tzname(self, dt, /) -> Any:
        """What a subclass has to answer about a moment."""
        ...
    def utcoffset(self, dt, /) -> Any:
        """What a subclass has to answer about a moment."""
        ...
