"""Records what python-dateutil reads in written dates: python3.11 test/site/record_written_dates.py (needs python-dateutil 2.9)

Writes recordings/written-dates.json: [text, day first, moment or `Class: message`], read on 2024-05-15.
"""
import datetime
import json
import pathlib
import random
import warnings

from dateutil import parser

HERE = pathlib.Path(__file__).parent
TODAY = datetime.datetime(2024, 5, 15)
NUMBERS = '1 5 05 12 13 31 24 2024 1999 0 00 20240105 240105'.split()
WORDS = 'Jan january Sept MAY feb December foo Mon friday of at th st T Z UTC am PM and'.split()
SEPARATORS = [' ', '-', '/', '.', ', ', ' ', '', ';']
TIMES = ['10:30', '10:30:15', '10:30:15.5', '7:08 am', '10:20PM', '25:00', '10:60', '12 am', '12pm', '10h', '10h30m',
         '10:30Z', '10:30+05:30', '10:30 -0300', '10:30 UTC+3', '10:30 EST', '10:5', 'T10:20', '100:2:12', '3 PM']
FIXED = ['Jan of 01', '5th January 2024', 'Fri, 5 Jan 2024 10:20:30 +0000', '2024-01-05 10:20 PM', 'Mon', '10:30pm',
         'noon', 'tomorrow', 'hello', '3 days', '99999999999', '2024-366', '1/2/24', '1/2/99', 'Jan 2024', '2024', '5',
         '31-04-2024', '13/13/2024', '2024.01.05', '05.01.2024', '5-Jan-2024', 'Jan-5-2024', '2024/Jan/05', '1.5',
         '5/Jan/24', 'Jan 5', '1 2', '13 2', '2 2024', '2024 2', '2024-01', 'Feb 29', 'Feb 30 2024', '40-1-2',
         '1-40-2', '1-2-40', '13-1-2', '1-13-2', '', '   ', '.', '1,000', '24:00', '23:59:60', '10000-01-01', 'Jan.5.2024']


class Info(parser.parserinfo):
    """Two-digit years are read as in 2024, whenever this runs."""

    def __init__(self):
        super().__init__()
        self._year, self._century = 2024, 2000


def read(text, day_first):
    try:
        moment = parser.parser(Info()).parse(text, default=TODAY, dayfirst=day_first)
    except Exception as error:
        return f'{type(error).__name__}: {error}'
    offset = '' if moment.tzinfo is None else f' {moment.utcoffset()}'
    return f'{moment.replace(tzinfo=None)}{offset}'


def invented():
    date = random.choice(['-', '/', '.', ' ']).join(random.choices(NUMBERS, k=random.choice([2, 3, 3])))
    if random.random() < 0.5:
        parts = [random.choice(NUMBERS), random.choice(WORDS), random.choice(NUMBERS)]
        random.shuffle(parts)
        date = random.choice(SEPARATORS).join(parts)
    return date + random.choice(['', '', ' ' + random.choice(TIMES)])


def main():
    warnings.simplefilter('ignore')
    random.seed(7)
    texts = list(dict.fromkeys(FIXED + TIMES + [invented() for _ in range(700)]))
    cases = [[text, day_first, read(text, day_first)] for text in texts for day_first in (False, True)]
    rows = ',\n'.join(json.dumps(case) for case in cases)
    (HERE / 'recordings').mkdir(exist_ok=True)
    (HERE / 'recordings' / 'written-dates.json').write_text(f'[\n{rows}\n]\n')


main()
