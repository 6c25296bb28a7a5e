"""What is true of a made-up family, before anybody writes it down: names, dates, an email address, an illness."""

import calendar
from dataclasses import dataclass
from datetime import date
from random import Random

FIRST = [
    "Kate",
    "Paul",
    "Sam",
    "Mia",
    "Leo",
    "Ana",
    "Zoë",
    "Björn",
    "Siân",
    "Aoife",
    "Niamh",
    "Mohammed",
    "Aisha",
    "Fatima",
    "Yusuf",
    "Wei",
    "Jing",
    "Priya",
    "Arjun",
    "Oluwaseun",
    "Chidi",
    "Kacper",
    "Wojciech",
    "Agnieszka",
    "João",
    "Inês",
    "Tomáš",
    "Łukasz",
    "Müge",
    "İrem",
    "Maryam",
    "Sean",
    "Rhys",
    "Carys",
    "Ewan",
    "Isla",
    "Isabel",
    "Ismail",
    "Grace",
    "Rose",
    "April",
    "June",
    "Summer",
    "Faith",
    "Joy",
    "Max",
    "Will",
    "Mark",
    "Penny",
    "Ola",
    "Nan",
    "Ruby",
    "Noor",
    "Bilal",
    "Xin",
    "Thi",
    "Svetlana",
    "Dmytro",
    "Ionuț",
]
LAST = [
    "Jones",
    "Smith",
    "O'Neill",
    "Smith-Jones",
    "Cartwright",
    "Ahmed",
    "Khan",
    "Hussain",
    "Begum",
    "Patel",
    "Singh",
    "Kaur",
    "Wei",
    "Ma",
    "Li",
    "Nguyen",
    "Okafor",
    "Adeyemi",
    "Kowalski",
    "Wójcik",
    "da Silva",
    "de la Cruz",
    "van der Berg",
    "Al-Sayed",
    "El Masri",
    "Ferreira",
    "Popescu",
    "Kovalenko",
    "MacDonald",
    "McBride",
    "Fitzgerald",
    "Young",
    "Hill",
    "Day",
    "May",
    "Christmas",
    "House",
    "Goodman",
    "Power",
    "Parsons",
    "Hart",
    "Lane",
    "Marsh",
    "Pratt",
    "Bloggs",
    "Østergård",
    "Şahin",
]
RELATIONSHIPS = {
    "Mother": ("mum", "mother", "mam", "Mum", "mom", "mummy"),
    "Father": ("dad", "father", "Dad", "daddy"),
    "Guardian": ("guardian", "legal guardian", "Guardian"),
    "Other": ("gran", "grandad", "step-dad", "auntie", "stepmum"),
}
GENDERS = {
    "Male": ("boy", "Boy", "male", "lad", "M"),
    "Female": ("girl", "Girl", "female", "F"),
    "Not Disclosed": ("prefer not to say", "rather not say"),
}
HEALTHY = (
    "no medical",
    "no medical issues",
    "none",
    "nothing",
    "no allergies",
    "healthy",
    "no medical problems",
    "nothing medical",
    "fit and well",
    "no issues",
    "none that I know of",
)
ILL = {
    "asthma": ("asthma", "he has asthma", "mild asthma, blue inhaler in his bag", "asthma, has an inhaler"),
    "nut": ("nut allergy", "allergic to nuts", "severe nut allergy, carries an epipen"),
    "eczema": ("eczema", "a bit of eczema", "she has eczema"),
    "diabet": ("type 1 diabetes", "diabetic"),
    "hay": ("hay fever", "hayfever"),
    "epilep": ("epilepsy", "he is epileptic"),
}
POSTCODES = ("M32 8JL", "M41 5AE", "M33 2BT", "WA14 1AB", "SK4 3QT", "OL9 7YD", "EC1A 1BB", "L1 8JQ")
STREETS = ("Flixton Road", "Moss Lane", "Church Street", "Station Rd", "The Avenue", "Woodsend Crescent Road")
HOUSES = ("Rose Cottage", "The Old Mill", "Flat 3, 12", "12A", "7", "41", "103", "Flat 2")
HOSTS = ("gmail.com", "hotmail.co.uk", "outlook.com", "btinternet.com", "icloud.com", "yahoo.co.uk")


@dataclass(frozen=True)
class Medical:
    """None of them, or the word that has to be in what is kept."""

    word: str | None
    said: str


def name(random: Random) -> str:
    middle = f" {random.choice(FIRST)}" if random.random() < 0.08 else ""
    return f"{random.choice(FIRST)}{middle} {random.choice(LAST)}"


def birthday(random: Random, years: tuple[int, int]) -> date:
    year, month = random.randint(*years), random.randint(1, 12)
    return date(year, month, random.randint(1, calendar.monthrange(year, month)[1]))


def adult(random: Random) -> date:
    return birthday(random, (1962, 2000))


def child(random: Random) -> date:
    return birthday(random, (2011, 2020))


def email(random: Random, of: str) -> str:
    plain = "".join(letter for letter in of.lower() if "a" <= letter <= "z" or letter == " ").split()
    first, last = plain[0] or "me", plain[-1] or "family"
    made = (
        f"{first}.{last}",
        f"{first}{last}{random.randint(1, 99)}",
        f"{first[0]}{last}",
        f"the{last}s",
        f"{first}_{last}",
    )
    return f"{random.choice(made)}@{random.choice(HOSTS)}"


def medical(random: Random) -> Medical:
    if random.random() < 0.65:
        return Medical(None, random.choice(HEALTHY))
    word = random.choice(list(ILL))
    return Medical(word, random.choice(ILL[word]))


def house(random: Random) -> str:
    return random.choice(HOUSES) if random.random() < 0.3 else str(random.randint(1, 240))
