"""Random identifiers and what python-stdnum says of each, for identifiers.test.mjs.

    python stdnum_values.py COUNT      COUNT values of each format, always the same

Prints a line for each: format, value, "" or why it is none. A value is a number with a birth date, if
it has one, random digits, and each of the check digits there are, so that many are valid.
"""

import itertools
import random
import sys

from stdnum import bic, iban, luhn
from stdnum.dk import cpr, cvr
from stdnum.ee import ik
from stdnum.eu import vat
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength, ValidationError
from stdnum.fi import hetu, ytunnus
from stdnum.is_ import kennitala
from stdnum.iso7064 import mod_97_10
from stdnum.lt import asmens
from stdnum.lv import pvn
from stdnum.no import fodselsnummer, kontonr, orgnr
from stdnum.se import orgnr as se_orgnr
from stdnum.se import personnummer, postnummer

chance = random.Random(2026)
DIGITS = "0123456789"


def digits(count):
    return "".join(chance.choice(DIGITS) for _ in range(count))


def two(low, high):
    return "%02d" % chance.randint(low, high)


def day_first(days=0, months=0):
    """Now and then there is no such day."""
    return two(days, days + 32) + two(months, months + 13) + digits(2)


def year_first(days=0):
    return digits(2) + two(0, 13) + two(days, days + 32)


def norwegian(days=0, months=0):
    return lambda: day_first(days, months) + digits(3)


def check_norwegian(days, months):
    """The library takes ordinary, D- and H-numbers alike, and knows no synthetic ones."""

    def check(number):
        day, month = int(number[:2]) - days, int(number[2:4]) - months
        if not (0 <= day <= 31 and 0 <= month <= 12):
            raise InvalidComponent("another kind of number")
        if months <= 40:
            return fodselsnummer.validate(number)
        if number[9] != fodselsnummer.calc_check_digit1(number):
            raise InvalidChecksum()
        if number[10] != fodselsnummer.calc_check_digit2(number):
            raise InvalidChecksum()
        return fodselsnummer.get_birth_date("%02d%02d%s" % (day, month, number[4:]))

    return check


def check_luhn(least, most):
    def check(number):
        if not least <= len(number) <= most:
            raise InvalidLength()
        return luhn.validate(number)

    return check


def check_iban(number):
    """Lengths from the library's own copy of the registry; how an account looks inside is left out."""
    mod_97_10.validate(number[4:] + number[:4])
    info = iban._ibandb.info(number)[0][1]
    if not info:
        raise InvalidComponent()
    length = sum(int(count) for count, _ in iban._struct_re.findall(info["bban"]))
    if len(number) != 4 + length:
        raise InvalidLength()


COUNTRIES = [prefix for prefix in map("".join, itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=2))]
HOLDERS = [country for country in COUNTRIES if iban._ibandb.info(country + "00" * 15)[0][1]]


def an_iban():
    country = chance.choice(HOLDERS if chance.random() < 0.9 else COUNTRIES)
    info = iban._ibandb.info(country + "00")[0][1]
    length = sum(int(count) for count, _ in iban._struct_re.findall(info["bban"])) if info else 14
    own = digits(length + chance.choice([0, 0, 0, 0, -1, 1]))
    right = iban.calc_check_digits(country + "00" + own)
    return country + (right if chance.random() < 0.5 else digits(2)) + own


def a_bic():
    letters = "".join(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(6))
    return letters + digits(chance.choice([1, 2, 2, 2, 3, 5]))


VAT = {
    "AT": "U8", "BE": "10", "BG": "9", "CZ": "8", "DE": "9", "DK": "8", "EE": "9", "EL": "9", "FI": "8",
    "HR": "11", "HU": "8", "IT": "11", "LT": "9", "LU": "8", "LV": "11", "MT": "8", "PL": "10", "PT": "9",
    "RO": "8", "SE": "12", "SI": "8", "SK": "10",
}


def a_vat():
    country = chance.choice(list(VAT) + ["DK", "EE", "FI", "SE"] * 8)
    shape = VAT[country]
    own = ("U" if shape[0] == "U" else "") + digits(int(shape.lstrip("U")) + chance.choice([0] * 9 + [1]))
    return country + (own[:-2] + "01" if country == "SE" else own)


def hetu_start():
    return day_first() + chance.choice("+-UVWXYABCDEFG") + digits(3)


# Format: the start of a value, how many signs of which alphabet end it, and the library's check.
FORMATS = {
    "dk-cpr": (lambda: day_first() + digits(4), 0, DIGITS, cpr.validate),
    "dk-cvr": (lambda: digits(7), 1, DIGITS, cvr.validate),
    "se-personnummer": (lambda: chance.choice(["", "18", "19", "20"]) + year_first() + digits(3), 1, DIGITS,
                        personnummer.validate),
    "se-orgnr": (lambda: digits(9), 1, DIGITS, se_orgnr.validate),
    "se-bankgiro": (lambda: digits(chance.randint(5, 8)), 1, DIGITS, check_luhn(7, 8)),
    "se-plusgiro": (lambda: digits(chance.randint(0, 8)), 1, DIGITS, check_luhn(2, 8)),
    "se-postcode": (lambda: digits(chance.randint(4, 6)), 0, DIGITS, postnummer.validate),
    "no-fnr": (norwegian(), 2, DIGITS, check_norwegian(0, 0)),
    "no-dnr": (norwegian(days=40), 2, DIGITS, check_norwegian(40, 0)),
    "no-hnr": (norwegian(months=40), 2, DIGITS, check_norwegian(0, 40)),
    "no-fnr-synthetic": (norwegian(months=80), 2, DIGITS, check_norwegian(0, 80)),
    "no-orgnr": (lambda: digits(8), 1, DIGITS, orgnr.validate),
    "no-account": (lambda: chance.choice(["0000", digits(4), digits(4)]) + digits(6), 1, DIGITS, kontonr.validate),
    "fi-hetu": (hetu_start, 1, "0123456789ABCDEFHJKLMNPRSTUVWXYGIOQZ", hetu.validate),
    "fi-ytunnus": (lambda: digits(7), 1, DIGITS, ytunnus.validate),
    "is-kennitala": (lambda: day_first(chance.choice([0, 40])) + digits(2), 2, DIGITS, kennitala.validate),
    "ee-isikukood": (lambda: digits(1) + year_first() + digits(3), 1, DIGITS, ik.validate),
    "lt-asmens-kodas": (lambda: digits(1) + year_first() + digits(3), 1, DIGITS, asmens.validate),
    "lv-personas-kods": (lambda: chance.choice([day_first(), "32" + digits(4), "4" + digits(5)]) + digits(4), 1, DIGITS,
                         pvn.validate),
    "iban": (an_iban, 0, DIGITS, check_iban),
    "bic": (a_bic, 0, DIGITS, bic.validate),
    "eu-vat": (a_vat, 0, DIGITS, vat.validate),
}


def why_not(check, value):
    try:
        check(value)
    except ValidationError as error:
        return "%s: %s" % (type(error).__name__, error)
    return ""


def main(count):
    for name, (start, ending, alphabet, check) in FORMATS.items():
        made = 0
        while made < count:
            begun = start()
            for end in itertools.product(alphabet, repeat=ending):
                value = begun + "".join(end)
                print(name, value, why_not(check, value), sep="\t")
                made += 1


main(int(sys.argv[1]))
