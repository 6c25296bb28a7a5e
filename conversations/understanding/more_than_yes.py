"""Whether a yes to the summary may be more than that: something is put right beside it."""

import re

from conversations.understanding.quoting import levelled

_WHOLE = re.compile(r"\b(?:100|110|1000) ?(?:%|percent)|\b10 ?/ ?10\b")
_CORRECTS = re.compile(
    r"\d|@|\b(?:spelt|spelled|spelling|typo|should (?:be|say|read|have)|(?:is|are|got) wrong|its wrong|instead of"
    r"|(?<!no )(?<!any )(?:mistakes?|errors?)|reading (?:it|through)|looking (?:at|for|through)|hang on|hold on|wait"
    r"|double|middle name|surname|other way round|my foot|muddled|(?:my|the|his|her) ex|correct (?:my|his|her|the))\b"
)


def puts_right(told: str) -> bool:
    return bool(_CORRECTS.search(_WHOLE.sub(" ", levelled(told).lower().replace("'", ""))))
