# Printed from the declarations by `npm run gen`; change those, not this file.
"""The frappe namespace of server scripts."""
from typing import Any

class AppNotInstalledError(ValidationError): ...

class AttachmentLimitReached(ValidationError): ...

class AuthenticationError(Exception): ...

class CSRFTokenError(Exception): ...

class CancelledLinkError(LinkValidationError): ...

class CannotChangeConstantError(ValidationError): ...

class CharacterLengthExceededError(ValidationError): ...

class CircularLinkingError(ValidationError): ...

class CommandFailedError(Exception): ...

class DataError(ValidationError): ...

class DataTooLongException(ValidationError): ...

class DocstatusTransitionError(ValidationError): ...

class DocumentAlreadyRestored(ValidationError): ...

class DocumentLockedError(ValidationError): ...

class DoesNotExistError(ValidationError): ...

class DuplicateEntry(DuplicateEntryError): ...

class DuplicateEntryError(NameError): ...

class EmptyTableError(ValidationError): ...

class ExecutableNotFound(FileNotFoundError): ...

class FileAlreadyAttachedException(Exception): ...

class FrappeTypeError(TypeError): ...

class ImplicitCommitError(ValidationError): ...

class ImproperDBConfigurationError(Exception): ...

class InReadOnlyMode(ValidationError): ...

class IncompatibleApp(ValidationError): ...

class IncorrectSitePath(NotFound): ...

class InvalidAuthorizationHeader(CSRFTokenError): ...

class InvalidAuthorizationPrefix(CSRFTokenError): ...

class InvalidAuthorizationToken(CSRFTokenError): ...

class InvalidColumnName(ValidationError): ...

class InvalidDatabaseFile(ValidationError): ...

class InvalidDates(ValidationError): ...

class InvalidEmailAddressError(ValidationError): ...

class InvalidNameError(ValidationError): ...

class InvalidNamingSeriesError(ValidationError): ...

class InvalidPhoneNumberError(ValidationError): ...

class InvalidRemoteException(Exception): ...

class InvalidRoundingMethod(FileNotFoundError): ...

class InvalidSignatureError(ValidationError): ...

class InvalidStatusError(ValidationError): ...

class InvalidUUIDValue(ValidationError): ...

class LinkExistsError(ValidationError): ...

class LinkExpired(ValidationError): ...

class LinkValidationError(ValidationError): ...

class MandatoryError(ValidationError): ...

class MappingMismatchError(ValidationError): ...

class NameError(Exception): ...

class NonNegativeError(ValidationError): ...

class NotFound(Exception): ...

class OutgoingEmailError(Exception): ...

class PageDoesNotExistError(ValidationError): ...

class PermissionError(Exception): ...

class PrintFormatError(ValidationError): ...

class QueryDeadlockError(Exception): ...

class QueryTimeoutError(Exception): ...

class QueueOverloaded(ValidationError): ...

class RateLimitError(ValidationError): ...

class RateLimitExceededError(ValidationError): ...

class Redirect(Exception): ...

class RequestToken(Exception): ...

class RetryBackgroundJobError(Exception): ...

class SecurityException(Exception): ...

class ServerScriptNotEnabled(PermissionError): ...

class ServiceUnavailableError(Exception): ...

class SessionBootFailed(ValidationError): ...

class SessionExpired(Exception): ...

class SessionStopped(Exception): ...

class SiteNotSpecifiedError(Exception): ...

class TemplateNotFoundError(ValidationError): ...

class TimestampMismatchError(ValidationError): ...

class TooManyRequestsError(Exception): ...

class TooManyWritesError(Exception): ...

class UniqueValidationError(ValidationError): ...

class UnknownDomainError(Exception): ...

class UnsupportedMediaType(Exception): ...

class UpdateAfterSubmitError(ValidationError): ...

class UrlSchemeNotSupported(Exception): ...

class ValidationError(Exception): ...

class WorkflowPermissionError(ValidationError): ...

class WorkflowStateError(ValidationError): ...

class WorkflowTransitionError(ValidationError): ...

def attach_print(doctype, name, file_name=None, print_format=None, style=None, html=None, doc=None, lang=None, print_letterhead=True, password=None, letterhead=None) -> Any:
    """Return a document as an HTML file for `frappe.sendmail(attachments=…)`."""
    ...
def bold(text) -> Any:
    """Return a text in bold."""
    ...
def call(fn, *args, **kwargs) -> Any:
    """Call a whitelisted method or an API script and return its result."""
    ...
def copy_doc(doc, ignore_no_copy=True) -> Any:
    """Return an unsaved copy of a document."""
    ...
date_format: str
class db:
    @staticmethod
    def add_index(doctype, fields, index_name=None) -> Any:
        """Commit, then make an index if there is none."""
        ...
    after_commit: Any
    after_rollback: Any
    before_commit: Any
    before_rollback: Any
    @staticmethod
    def commit() -> Any:
        """Commit what was written so far."""
        ...
    @staticmethod
    def count(dt, filters=None, debug=False, cache=False, distinct=True) -> Any:
        """Return how many documents match."""
        ...
    @staticmethod
    def escape(s, percent=True) -> Any:
        """Return a text as a quoted SQL literal."""
        ...
    @staticmethod
    def exists(dt, dn=None, cache=False, *, debug=False) -> Any:
        """Return the name of the first document that matches, None when none does."""
        ...
    @staticmethod
    def get_all(doctype, *args, **kwargs) -> Any:
        """Return the documents that match, whatever the user may read."""
        ...
    @staticmethod
    def get_default(key, parent="__default") -> Any:
        """Return a default value of the site."""
        ...
    @staticmethod
    def get_list(doctype, *args, **kwargs) -> Any:
        """Return the documents that match and that the user may read."""
        ...
    @staticmethod
    def get_single_value(doctype, fieldname, cache=True) -> Any:
        """Return a field of a Single, cast by its fieldtype."""
        ...
    @staticmethod
    def get_value(doctype, filters=None, fieldname="name", ignore=False, as_dict=False, debug=False, order_by="KEEP_DEFAULT_ORDERING", cache=False, for_update=False, *, run=True, pluck=False, distinct=False, skip_locked=False, wait=True) -> Any:
        """Return one or several fields of the first document that matches, None when none does."""
        ...
    @staticmethod
    def rollback(*, save_point=None, chain=False) -> Any:
        """Undo what was written since the last commit."""
        ...
    @staticmethod
    def set_value(dt, dn, field, val=None, modified=None, modified_by=None, update_modified=True, debug=False) -> Any:
        """Update columns directly: no events, validation or permission check."""
        ...
    @staticmethod
    def sql(query, values=(), *, as_dict=0, as_list=0, debug=0, ignore_ddl=0, auto_commit=0, update=None, explain=False, run=True, pluck=False, as_iterator=False) -> Any:
        """Run a reading SQL statement."""
        ...

def delete_doc(doctype=None, name=None, force=0, ignore_doctypes=None, for_reload=False, ignore_permissions=False, flags=None, ignore_on_trash=False, ignore_missing=True, delete_permanently=False) -> Any:
    """Delete a document, or several by a list of names."""
    ...
def enqueue(method, **kwargs) -> Any:
    """Call a whitelisted method or an API script in the background, after this transaction has committed."""
    ...
def errprint(msg) -> Any:
    """Add a line to the errors of the response."""
    ...
flags: Any
form_dict: Any
def format(value, df=None, doc=None, currency=None, translated=False, format=None) -> Any:
    """Return a value as people read it, by the type of its field."""
    ...
def format_date(date, format="long") -> Any:
    """Return a date written out in the user's language."""
    ...
def format_value(value, df=None, doc=None, currency=None, translated=False, format=None) -> Any:
    """Return a value as people read it, by the type of its field."""
    ...
full_name: str
def get_all(doctype, *args, **kwargs) -> Any:
    """Return the documents that match, whatever the user may read."""
    ...
def get_cached_doc(*args, **kwargs) -> Any:
    """Return a document that may be shared within the request: to be read, not changed."""
    ...
def get_doc(*args, **kwargs) -> Any:
    """Return a stored document (doctype and name, or filters), a Single (doctype), or a new one from a dict."""
    ...
def get_fullname(user=None) -> Any:
    """Return the full name of a user."""
    ...
def get_gravatar(email, default="mm") -> Any:
    """Return the address of the picture that belongs to an e-mail address."""
    ...
def get_hooks(hook=None, default=None, app_name=None) -> Any:
    """Return the hooks of the apps: none, as this host has no apps."""
    ...
def get_last_doc(doctype, filters=None, order_by="creation desc", *, for_update=False) -> Any:
    """Return the first document that matches, newest first."""
    ...
def get_list(doctype, *args, **kwargs) -> Any:
    """Return the documents that match and that the user may read."""
    ...
def get_mapped_doc(from_doctype, from_docname, table_maps, target_doc=None, postprocess=None, ignore_permissions=False, ignore_child_tables=False, cached=False) -> Any:
    """Return an unsaved document filled from a stored one."""
    ...
def get_meta(doctype, cached=True) -> Any:
    """Return the description of a DocType."""
    ...
def get_print(doctype=None, name=None, print_format=None, style=None, as_pdf=False, doc=None, output=None, no_letterhead=0, password=None, pdf_options=None, letterhead=None, pdf_generator=None) -> Any:
    """Return a document as HTML; PDF files cannot be made here."""
    ...
def get_system_settings(key) -> Any:
    """Return a field of System Settings."""
    ...
def get_url(uri=None, full_address=False, allow_header_override=True) -> Any:
    """Return an address of the site."""
    ...
def json_handler(obj) -> Any:
    """Return what stands for a value that JSON does not know, for the `default` of `json.dumps`."""
    ...
lang: str
limits: Any
def log(msg) -> Any:
    """Add a line to the debug log of the response."""
    ...
def log_error(title=None, message=None, reference_doctype=None, reference_name=None, *, defer_insert=False) -> Any:
    """Insert an Error Log and return it."""
    ...
def make_delete_request(url, auth=None, headers=None, data=None, json=None, params=None) -> Any:
    """Make a DELETE request at once and return what it answers, read by its type."""
    ...
def make_get_request(url, auth=None, headers=None, data=None, json=None, params=None) -> Any:
    """Make a GET request at once and return what it answers, read by its type."""
    ...
def make_patch_request(url, auth=None, headers=None, data=None, json=None, params=None) -> Any:
    """Make a PATCH request at once and return what it answers, read by its type."""
    ...
def make_post_request(url, auth=None, headers=None, data=None, json=None, params=None) -> Any:
    """Make a POST request at once and return what it answers, read by its type."""
    ...
def make_put_request(url, auth=None, headers=None, data=None, json=None, params=None) -> Any:
    """Make a PUT request at once and return what it answers, read by its type."""
    ...
def msgprint(msg, title=None, raise_exception=False, as_table=False, as_list=False, indicator=None, alert=False, primary_action=None, is_minimizable=False, wide=False, *, realtime=False, allow_dangerous_html=False) -> Any:
    """Show a message to the user."""
    ...
def new_doc(doctype, *, parent_doc=None, parentfield=None, as_dict=False, **values) -> Any:
    """Return an unsaved document with its defaults and the given values."""
    ...
number_format: Any
qb: Any
def rename_doc(doctype, old, new, force=False, merge=False, *, ignore_if_exists=False, show_alert=True, rebuild_search=True, ignore_permissions=False) -> Any:
    """Rename a document and return its new name."""
    ...
def render_template(template, context=None, is_path=None, safe_render=True) -> Any:
    """Return what a Jinja template writes with the values of a dict."""
    ...
request: Any
class response:
    docs: list

def sanitize_html(html, linkify=False) -> Any:
    """Return HTML with nothing in it that could act; texts without a tag and JSON stay as they are."""
    ...
def sendmail(recipients=None, sender="", subject="No Subject", message="No Message", as_markdown=False, delayed=True, reference_doctype=None, reference_name=None, unsubscribe_method=None, unsubscribe_params=None, unsubscribe_message=None, add_unsubscribe_link=1, attachments=None, content=None, doctype=None, name=None, reply_to=None, queue_separately=False, cc=None, bcc=None, message_id=None, in_reply_to=None, send_after=None, expose_recipients=None, send_priority=1, communication=None, retry=1, now=None, read_receipt=None, is_notification=False, inline_images=None, template=None, args=None, header=None, print_letterhead=False, with_container=False, email_read_tracker_url=None, x_priority=3) -> Any:
    """Queue a mail; it is sent after this transaction has committed."""
    ...
class session:
    csrf_token: Any
    user: str

socketio_port: int
def throw(msg, exc=None, title=None, is_minimizable=False, wide=False, as_list=False, primary_action=None) -> Any:
    """Show a message to the user and raise an exception, ValidationError unless another is given."""
    ...
time_format: str
user: str
class utils:
    DATETIME_FORMAT: str
    DATE_FORMAT: str
    TIME_FORMAT: str
    @staticmethod
    def add_days(date, days) -> Any:
        """Return the date so many days later."""
        ...
    @staticmethod
    def add_months(date, months) -> Any:
        """Return the date so many months later, or the last of that month."""
        ...
    @staticmethod
    def add_to_date(date=None, years=0, months=0, weeks=0, days=0, hours=0, minutes=0, seconds=0, as_string=False, as_datetime=False) -> Any:
        """Return a date so far away; a text gives a text."""
        ...
    @staticmethod
    def add_trackers_to_url(url, source, campaign=None, medium=None, content=None) -> Any:
        """Return an address with campaign parameters."""
        ...
    @staticmethod
    def add_years(date, years) -> Any:
        """Return the date so many years later."""
        ...
    @staticmethod
    def ceil(s) -> Any:
        """Return the smallest int that is not below a value."""
        ...
    @staticmethod
    def cint(s, default=0) -> Any:
        """Return a value as an int; what is no number is the default."""
        ...
    @staticmethod
    def comma_and(some_list, add_quotes=True) -> Any:
        """Return the items of a list as an enumeration."""
        ...
    @staticmethod
    def comma_or(some_list, add_quotes=True) -> Any:
        """Return the items of a list as an enumeration."""
        ...
    @staticmethod
    def comma_sep(some_list, pattern, add_quotes=True) -> Any:
        """Return the items of a list as an enumeration by a pattern."""
        ...
    @staticmethod
    def compare(val1, condition, val2, fieldtype=None) -> Any:
        """Tell whether a condition holds between two values."""
        ...
    @staticmethod
    def convert_utc_to_system_timezone(utc_timestamp) -> Any:
        """Return a moment of UTC in the site's time zone."""
        ...
    @staticmethod
    def cstr(s, encoding="utf-8") -> Any:
        """Return a value as a text; None is ''."""
        ...
    @staticmethod
    def date_diff(string_ed_date, string_st_date) -> Any:
        """Return the days from the second date to the first."""
        ...
    @staticmethod
    def encode(obj, encoding="utf-8") -> Any:
        """Return a text, or the texts of a list, as bytes."""
        ...
    @staticmethod
    def escape_html(text) -> Any:
        """Return a text with HTML's special characters as entities."""
        ...
    @staticmethod
    def evaluate_filters(doc, filters) -> Any:
        """Tell whether a document passes filters."""
        ...
    @staticmethod
    def expand_relative_urls(html) -> Any:
        """Return HTML whose addresses all name the site."""
        ...
    @staticmethod
    def filter_strip_join(some_list, sep) -> Any:
        """Return the items that say something, stripped and joined."""
        ...
    @staticmethod
    def floor(s) -> Any:
        """Return the largest int that is not above a value."""
        ...
    @staticmethod
    def flt(s, precision=None, rounding_method=None) -> Any:
        """Return a value as a float, rounded to so many decimals; what is no number is 0.0."""
        ...
    @staticmethod
    def fmt_money(amount, precision=None, currency=None, format=None) -> Any:
        """Return an amount in the site's number format, with the symbol of its currency."""
        ...
    @staticmethod
    def format_date(string_date=None, format_string=None, parse_day_first=False) -> Any:
        """Return a date in the user's format, or in one of your own."""
        ...
    @staticmethod
    def format_datetime(datetime_string, format_string=None) -> Any:
        """Return a datetime in the user's format, or in one of your own."""
        ...
    @staticmethod
    def format_duration(seconds, hide_days=False) -> Any:
        """Return seconds as days, hours, minutes and seconds."""
        ...
    @staticmethod
    def format_time(time_string=None, format_string=None) -> Any:
        """Return a time of day in the user's format, or in one of your own."""
        ...
    @staticmethod
    def formatdate(string_date=None, format_string=None, parse_day_first=False) -> Any:
        """Return a date in the user's format, or in one of your own."""
        ...
    @staticmethod
    def generate_hash(txt=None, length=56) -> Any:
        """Return random hexadecimal digits."""
        ...
    @staticmethod
    def get_abbr(string, max_len=2) -> Any:
        """Return the initials of a name."""
        ...
    @staticmethod
    def get_absolute_url(doctype, name) -> Any:
        """Return the path of a form."""
        ...
    @staticmethod
    def get_date_str(date_obj) -> Any:
        """Return a date as the database writes it."""
        ...
    @staticmethod
    def get_datetime(datetime_str=None) -> Any:
        """Return a value as a datetime; without one, now."""
        ...
    @staticmethod
    def get_datetime_in_timezone(time_zone) -> Any:
        """Return the current moment in a time zone."""
        ...
    @staticmethod
    def get_datetime_str(datetime_obj) -> Any:
        """Return a datetime as the database writes it."""
        ...
    @staticmethod
    def get_eta(from_time, percent_complete) -> Any:
        """Return how long a task will still take, as a text."""
        ...
    @staticmethod
    def get_filter(doctype, f, filters_config=None) -> Any:
        """Return a filter in its normal form."""
        ...
    @staticmethod
    def get_first_day(dt, d_years=0, d_months=0, as_str=False) -> Any:
        """Return the first day of the month, so many years and months away."""
        ...
    @staticmethod
    def get_first_day_of_week(dt, as_str=False) -> Any:
        """Return the first day of the week."""
        ...
    @staticmethod
    def get_host_name() -> Any:
        """Return the site's host."""
        ...
    @staticmethod
    def get_host_name_from_request() -> Any:
        """Return the host that the request named."""
        ...
    @staticmethod
    def get_last_day(dt) -> Any:
        """Return the last day of the month."""
        ...
    @staticmethod
    def get_last_day_of_week(dt, as_str=False) -> Any:
        """Return the last day of the week."""
        ...
    @staticmethod
    def get_link_to_form(doctype, name=None, label=None) -> Any:
        """Return a link to a form."""
        ...
    @staticmethod
    def get_link_to_report(name, label=None, report_type=None, doctype=None, filters=None) -> Any:
        """Return a link to a report."""
        ...
    @staticmethod
    def get_month(datetime=None) -> Any:
        """Return the name of the month."""
        ...
    @staticmethod
    def get_number_format_info(format) -> Any:
        """Return the decimal mark, the thousands mark and the decimals of a number format."""
        ...
    @staticmethod
    def get_quarter_ending(date=None, as_str=False) -> Any:
        """Return the last day of the quarter."""
        ...
    @staticmethod
    def get_quarter_start(dt=None, as_str=False) -> Any:
        """Return the first day of the quarter."""
        ...
    @staticmethod
    def get_system_timezone() -> Any:
        """Return the name of the site's time zone."""
        ...
    @staticmethod
    def get_thumbnail_base64_for_image(src) -> Any:
        """Return a small picture of an image file; None when there is none."""
        ...
    @staticmethod
    def get_time(time_str) -> Any:
        """Return a value as a time of day."""
        ...
    @staticmethod
    def get_time_str(timedelta_obj) -> Any:
        """Return the hours, minutes and seconds of a duration, without zeros before them."""
        ...
    @staticmethod
    def get_timedelta(time=None) -> Any:
        """Return a value as a duration; None when it is none."""
        ...
    @staticmethod
    def get_timespan_date_range(timespan) -> Any:
        """Return the first and last day that words such as `last week` stand for."""
        ...
    @staticmethod
    def get_timestamp(date=None) -> Any:
        """Return the Unix time of the midnight of a date."""
        ...
    @staticmethod
    def get_url(uri=None, full_address=False, allow_header_override=True) -> Any:
        """Return an address of the site."""
        ...
    @staticmethod
    def get_url_to_form(doctype, name=None) -> Any:
        """Return the address of a form."""
        ...
    @staticmethod
    def get_url_to_list(doctype) -> Any:
        """Return the address of a list."""
        ...
    @staticmethod
    def get_url_to_report(name, report_type=None, doctype=None) -> Any:
        """Return the address of a report."""
        ...
    @staticmethod
    def get_url_to_report_with_filters(name, filters, report_type=None, doctype=None) -> Any:
        """Return the address of a report with filters."""
        ...
    @staticmethod
    def get_user_date_format() -> Any:
        """Return the user's date format."""
        ...
    @staticmethod
    def get_user_info_for_avatar(user_id) -> Any:
        """Return a user's e-mail address, picture and name."""
        ...
    @staticmethod
    def get_user_time_format() -> Any:
        """Return the user's time format."""
        ...
    @staticmethod
    def get_weekday(datetime=None) -> Any:
        """Return the name of the day of the week."""
        ...
    @staticmethod
    def get_weekdays() -> Any:
        """Return the names of the days of the week."""
        ...
    @staticmethod
    def get_year_ending(date=None, as_str=False) -> Any:
        """Return the last day of the year."""
        ...
    @staticmethod
    def get_year_start(dt, as_str=False) -> Any:
        """Return the first day of the year."""
        ...
    @staticmethod
    def getdate(string_date=None, parse_day_first=False) -> Any:
        """Return a value as a date; without one, today."""
        ...
    @staticmethod
    def global_date_format(date, format="long") -> Any:
        """Return a date written out in the user's language."""
        ...
    @staticmethod
    def has_common(l1, l2) -> Any:
        """Return the items that two lists share."""
        ...
    @staticmethod
    def image_to_base64(image, extn) -> Any:
        """Return an image as base64 text; images are not opened here."""
        ...
    @staticmethod
    def in_words(integer, in_million=True) -> Any:
        """Return a whole number in words."""
        ...
    @staticmethod
    def is_html(text) -> Any:
        """Return the first tag of a text, or None."""
        ...
    @staticmethod
    def is_image(filepath) -> Any:
        """Tell whether a file is an image, by its name."""
        ...
    @staticmethod
    def is_invalid_date_string(date_string) -> Any:
        """Tell whether a value is no text or stands for no date."""
        ...
    @staticmethod
    def is_subset(list_a, list_b) -> Any:
        """Tell whether the second list has every item of the first."""
        ...
    @staticmethod
    def make_filter_dict(filters) -> Any:
        """Return filters as a dict by field."""
        ...
    @staticmethod
    def make_filter_tuple(doctype, key, value) -> Any:
        """Return a filter as a list of four."""
        ...
    @staticmethod
    def map_trackers(url_trackers, create=False) -> Any:
        """Return campaign parameters under their full names."""
        ...
    @staticmethod
    def markdown(markdown_text) -> Any:
        """Return the HTML of a Markdown text."""
        ...
    @staticmethod
    def md_to_html(markdown_text) -> Any:
        """Return the HTML of a Markdown text."""
        ...
    @staticmethod
    def money_in_words(number, main_currency=None, fraction_currency=None) -> Any:
        """Return an amount in words."""
        ...
    @staticmethod
    def month_diff(string_ed_date, string_st_date) -> Any:
        """Return the months that two dates span, both counted."""
        ...
    @staticmethod
    def new_line_sep(some_list) -> Any:
        """Return the items of a list on lines of their own."""
        ...
    @staticmethod
    def now() -> Any:
        """Return the current moment as a text."""
        ...
    @staticmethod
    def now_datetime() -> Any:
        """Return the current moment."""
        ...
    @staticmethod
    def nowdate() -> Any:
        """Return the current date as a text."""
        ...
    @staticmethod
    def nowtime() -> Any:
        """Return the current time of day as a text."""
        ...
    @staticmethod
    def orjson_dumps(obj, default=None, option=None, decode=True) -> Any:
        """Return a value as compact JSON, as a text or as bytes."""
        ...
    @staticmethod
    def parse_and_map_trackers_from_url(url, create=False) -> Any:
        """Return the campaign parameters of an address."""
        ...
    @staticmethod
    def parse_json(val) -> Any:
        """Return what a JSON text says; other values as they are."""
        ...
    @staticmethod
    def parse_val(v) -> Any:
        """Return a value as JSON can hold it."""
        ...
    @staticmethod
    def pdf_to_base64(filename) -> Any:
        """Return a PDF file as base64 text; None when there is none."""
        ...
    @staticmethod
    def pretty_date(iso_datetime, mini=False) -> Any:
        """Return how long ago a moment is."""
        ...
    @staticmethod
    def quote_urls(html) -> Any:
        """Return HTML with its web addresses percent-encoded."""
        ...
    @staticmethod
    def quoted(url) -> Any:
        """Return an address percent-encoded."""
        ...
    @staticmethod
    def remainder(numerator, denominator, precision=2) -> Any:
        """Return the remainder of a division."""
        ...
    @staticmethod
    def round_based_on_smallest_currency_fraction(value, currency, precision=2) -> Any:
        """Return an amount that coins of the currency can pay."""
        ...
    @staticmethod
    def rounded(num, precision=0, rounding_method=None) -> Any:
        """Return a number rounded by the site's method."""
        ...
    @staticmethod
    def safe_div(numerator, denominator, precision=2) -> Any:
        """Return a quotient, 0.0 when the denominator is 0."""
        ...
    @staticmethod
    def sanitize_column(column_name) -> Any:
        """Return the name of a column without comments; DataError for more than a name."""
        ...
    @staticmethod
    def scrub_urls(html) -> Any:
        """Return HTML whose addresses all name the site."""
        ...
    @staticmethod
    def sha256_hash(input) -> Any:
        """Return the SHA-256 digest of a text or bytes."""
        ...
    @staticmethod
    def strip(val, chars=None) -> Any:
        """Return a text without blanks around it and without marks that do not show."""
        ...
    @staticmethod
    def strip_html(text) -> Any:
        """Return a text without tags."""
        ...
    @staticmethod
    def time_diff(string_ed_date, string_st_date) -> Any:
        """Return the duration from the second moment to the first."""
        ...
    @staticmethod
    def time_diff_in_hours(string_ed_date, string_st_date) -> Any:
        """Return the hours from the second moment to the first."""
        ...
    @staticmethod
    def time_diff_in_seconds(string_ed_date, string_st_date) -> Any:
        """Return the seconds from the second moment to the first."""
        ...
    @staticmethod
    def to_markdown(html) -> Any:
        """Return the Markdown of an HTML text."""
        ...
    @staticmethod
    def to_timedelta(time_str) -> Any:
        """Return a text or a time of day as a duration."""
        ...
    @staticmethod
    def today() -> Any:
        """Return the current date as a text."""
        ...
    @staticmethod
    def unique(seq) -> Any:
        """Return the items without repetitions."""
        ...
    @staticmethod
    def url_contains_port(url) -> Any:
        """Tell whether an address names a port."""
        ...

class website:
    @staticmethod
    def abs_url(path) -> Any:
        """Return an address as it is if it is whole, else from the root of the site; None if there is none."""
        ...
    @staticmethod
    def extract_title(source, path) -> Any:
        """Return the title of a page."""
        ...
    @staticmethod
    def get_boot_data() -> Any:
        """Return the settings that pages of the website start with."""
        ...
    @staticmethod
    def get_home_page() -> Any:
        """Return the path of the page that the user sees first."""
        ...
    @staticmethod
    def get_html_content_based_on_type(doc, fieldname, content_type) -> Any:
        """Return the HTML that a document holds as Markdown, as HTML or as it is."""
        ...
