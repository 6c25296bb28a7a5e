"""python -m tests.conversations.managers.many_spellings: spellings tried, understood, asked back, and wrong."""

from tests.conversations.managers.reading import UNDERSTOOD, table, tried

if __name__ == "__main__":
    for each in tried():
        if each.outcome != UNDERSTOOD:
            print(f"{each.outcome:<11}{each.text}")
    print(table())
