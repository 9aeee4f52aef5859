"""Writes recordings/helper-calls.json: what frappe.utils itself gives for calls.

    python record_helpers.py FRAPPE_CHECKOUT < calls.json > recordings/helper-calls.json

FRAPPE_CHECKOUT is a clone of frappe with its requirements and time_machine installed. No database is needed: the few
rows that helpers look up stand in conformance/environments/helper-site.ts, and here.
"""

import datetime
import json
import sys
from zoneinfo import ZoneInfo

sys.path.insert(0, sys.argv[1])

import frappe  # noqa: E402
import frappe.defaults  # noqa: E402
import frappe.translate  # noqa: E402
import frappe.utils  # noqa: E402
import frappe.utils.data as helpers  # noqa: E402
import frappe.utils.safe_exec as sandbox  # noqa: E402
import time_machine  # noqa: E402

SETTINGS = {
    "language": "en",
    "time_zone": "Asia/Kolkata",
    "date_format": "yyyy-mm-dd",
    "time_format": "HH:mm:ss",
    "number_format": "#,###.##",
    "rounding_method": "Banker's Rounding",
    "first_day_of_the_week": "Sunday",
    "currency": "INR",
    "hide_currency_symbol": "No",
}
NOW = datetime.datetime(2024, 5, 15, 14, 30, 45, 123456, ZoneInfo("Asia/Kolkata"))
FIELDS = ("symbol", "fraction", "fraction_units", "smallest_currency_fraction_value", "symbol_on_right")
CURRENCIES = {
    "INR": ("₹", "Paisa", 100, 0.01, 0),
    "USD": ("$", "Cent", 100, 0.01, 0),
    "CHF": ("CHF", "Rappen", 100, 0.05, 0),
    "SEK": ("kr", "Öre", 100, 0, 1),
    "JPY": ("¥", "Sen", 100, 1, 0),
    "BHD": (".د.ب", "Fils", 1000, 0.001, 0),
}


class Database:
    """Answers what helpers ask of a database."""

    db_type = "mariadb"

    def get_value(self, doctype, filters=None, fieldname="name", *args, **options):
        if doctype != "Currency" or filters not in CURRENCIES:
            return None
        return CURRENCIES[filters][FIELDS.index(fieldname)]

    def get_default(self, key, *args):
        return SETTINGS.get(key)


local = frappe.local
local.conf = frappe._dict(host_name="https://erp.example.com")
local.site = "erp.example.com"
local.flags = frappe._dict()
local.lang = SETTINGS["language"]
local.message_log = []
local.form_dict = frappe._dict()
local.request = None
local.session = frappe._dict(user="Administrator")
local.db = frappe.db = Database()
frappe.translate.get_all_translations = lambda lang: {}
frappe.get_system_settings = SETTINGS.get
frappe.defaults.get_global_default = SETTINGS.get
frappe.utils.get_defaults = lambda key=None: frappe._dict(SETTINGS)

names = {name: helpers.__dict__[name] for name in sandbox.VALID_UTILS}
names.update(scrub=sandbox.scrub, datetime=datetime)


def outcome(call):
    with time_machine.travel(NOW, tick=False):
        try:
            return {"call": call, "result": repr(eval(call, dict(names)))}
        except Exception as error:
            return {"call": call, "raises": type(error).__name__, "message": str(error)}


rows = [outcome(call) for call in json.load(sys.stdin)]
print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]")
