"""The text as the grammar reads it: simplified characters and full-width marks, one for one, so that offsets stay."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from opencc import OpenCC

from kg.text.patterns import REPLACEMENT

FIRST_HAN, LAST_HAN = 0x3400, 0x9FFF
HAN_CHAR = re.compile(f"[{chr(FIRST_HAN)}-{chr(LAST_HAN)}]")
TRADITIONAL_SHARE = 0.03
# Those of them that simplified texts write too, in names above all.
BOTH_WAYS = frozenset("乾著藉夥徵瞭陞")
# Forms of characters that OpenCC leaves as they are: 瑯琊區 is 琅琊区.
VARIANTS = {"瑯": "琅", "鄕": "乡", "擧": "举", "倂": "并", "妳": "你"}
MARKS = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    "﹒": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "＂": '"',
    "〝": '"',
    "〞": '"',
    "〟": '"',
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
}
# A straight quotation mark, or two that open or close one after the other.
UNPAIRED = re.compile('"|“[^”\n]*“|”[^“\n]*”')
QUOTES = re.compile('["“”]')
# Private-use characters (from fonts of PDFs, from GB18030) stand for nothing; the skeleton uses their codes.
PRIVATE = re.compile("[\ue000-\uf8ff]")
# A circle as a numeral: 二○二六年.
CIRCLE = re.compile("(?<=[〇○零一二三四五六七八九])○")
# A title in other marks than 《》, as scans and pages without these have it; 〈〉 inside of 《》 stay.
ANGLES = re.compile("[〈<＜«]")
ANGLED = re.compile(
    "《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》"
    "|[〈<＜«](?P<title>[^《》〈〉<>＜＞«»\n，。；：]{2,60}(?:法|条例|规[定则划范]|办法|细则|通[知告报]|意见|决[定议]|方案|计划|纲要"
    "|[报公]告|批复|纪要|标准|指[南引]|倡议书?|公约|规程|守则|准则|宣言|协议书?|合同|备忘录|清单|要点|措施|章程|制度|[日晚晨时工人年]报)"
    "(?:[（(][^（）()\n]{1,16}[）)])?)[〉>＞»]"
    # 作题为〈甲，乙〉的报告, 作〈甲，乙〉工作报告
    "|(?<=题为)[〈<＜«](?P<theme>[^《》〈〉<>＜＞«»\n。；]{4,60})[〉>＞»]"
    "|[〈<＜«](?P<report>[^《》〈〉<>＜＞«»\n。；]{4,60})[〉>＞»](?=的?(?:工作|经审|财务|主题|专题|行政)?报告)"
)
# A line of speech as a recogniser writes it: blanks in place of marks. Rows and menus have shorter parts.
SPEECH = re.compile("^[^\n，。；！？：、“《|]{40,}$", re.M)
PAUSE, LONG_PART, SHORT_PART = re.compile("(?<=[^\\s]) (?=[^\\s])"), 8, 6
# What texts in traditional characters write where others write the word beside it, which is as long.
SAME_WORD = {
    "联同": "联合",
    "伙拍": "携手",
    "偕同": "会同",
    "透过": "通过",
    "是次": "此次",
    "今次": "此次",
    "计画": "计划",
    "致词": "致辞",
    "昨午": "昨天",
    "于致辞": "在致辞",
    "今早": "今天",
    "亦有": "也都",
    "合力": "共同",
    "展开": "开展",
    "营运": "运营",
    "试办": "试行",
    "订定": "制定",
    "函颁": "印发",
    "颁授": "颁予",
    "颁赠": "颁予",
    "昨日": "昨天",
    "今日": "今天",
}
OTHER_WORD = re.compile("|".join(SAME_WORD))
# 假工人体育场举行: held there.
# Laws stand in quotation marks there, 「工会法」, and have verbs of their own.
LAW = re.compile(
    "“(?P<title>[^“”《》，。；\n]{2,40}(?<!工作)(?<!方)(?<!做)(?<!看)(?<!想)(?<!用)(?<!手)"
    "(?:法|条例|办法|细则|规则|准则|要点|指引|规例|备忘录|约章|守则|协议书?|建议书|白皮书|施政报告))”"
)
MADE_LAW = re.compile("(?:公告|修正)(?=了?《)")
LAW_VERBS = {"公告": "公布", "修正": "修订"}
HANDLED = re.compile("办理(?=[了的]?“)")
HELD_AT = re.compile("假(?=[^，。；：\n]{2,24}?(?:举行|举办|召开|进行))")
BETWEEN_DIGITS = re.compile("[，：](?<=\\d.)(?=\\d)")
NARROW = {"，": ",", "：": ":"}


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    """Every traditional character and the simplified one for it, by OpenCC's t2s."""
    chars = [chr(code) for code in range(FIRST_HAN, LAST_HAN + 1)]
    converted = str(OpenCC("t2s").convert("\n".join(chars))).split("\n")
    pairs = zip(chars, converted, strict=True)
    return {char: simple for char, simple in pairs if simple != char and len(simple) == 1} | VARIANTS


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    """Any of those characters: most texts have none, and a class says so sooner than a set of all characters."""
    return re.compile(f"[{''.join(_simplified())}]")


def _titled(match: re.Match[str]) -> str:
    """What the marks hold as a title, where it is one."""
    return f"《{match[0][1:-1]}》" if match.lastgroup is not None else match[0]


def reading(text: str) -> str:
    """``text`` with full-width marks, paired quotation marks and, where it is written so, no traditional characters.

    Every character stands for the one at the same offset. Single characters are converted (OpenCC's t2s), and only in
    texts where at least 3 of 100 Han characters are traditional, not 著 and 乾 alone: simplified texts have these too.
    Of the diction of such texts a few words are read as the ones that others write (聯同 as 联合).
    """
    source = text = PRIVATE.sub(REPLACEMENT, text)
    for mark, wide in MARKS.items():  # one after the other: ``translate`` takes twenty times as long
        text = text.replace(mark, wide)
    read = BETWEEN_DIGITS.sub(lambda match: NARROW[match[0]], CIRCLE.sub("〇", text))
    read = SPEECH.sub(lambda match: _spoken(match[0]), read)
    if ANGLES.search(read):
        read = ANGLED.sub(_titled, read)
    if UNPAIRED.search(read):
        read = "\n".join(map(_paired, read.split("\n")))
    traditional = _traditional().findall(read)
    if BOTH_WAYS.issuperset(traditional) or len(traditional) < TRADITIONAL_SHARE * len(HAN_CHAR.findall(read)):
        return read
    read = read.translate({ord(char): _simplified()[char] for char in traditional})
    read = OTHER_WORD.sub(lambda match: SAME_WORD[match[0]], HELD_AT.sub("在", read))
    read = HANDLED.sub("开展", read)
    read = LAW.sub(lambda law: f"《{law['title']}》" if source[law.start()] == "「" else law[0], read)
    return MADE_LAW.sub(lambda match: LAW_VERBS[match[0]], read)


def folded(text: str) -> str:
    """``text`` without traditional characters, whatever its script."""
    return text.translate({ord(char): _simplified()[char] for char in _traditional().findall(text)})


def has_traditional(text: str) -> bool:
    """Whether a traditional character is in it."""
    return _traditional().search(text) is not None


def as_written(value: str, passage: str) -> str:
    """``value``, which ``reading`` found in ``passage``, in the passage's script: 局长, read from 某署局長, is 局長."""
    written = {_simplified()[char]: char for char in _traditional().findall(passage)}
    return value.translate({ord(simple): char for simple, char in written.items() if simple not in passage})


def is_speech(line: str) -> bool:
    """Whether a recogniser of speech wrote the line: blanks in place of marks."""
    if SPEECH.fullmatch(line) is None:  # as of most lines, by their first mark
        return False
    parts = len(PAUSE.findall(line)) + 1
    return parts >= 3 and len(line) >= LONG_PART * parts


def _spoken(line: str) -> str:
    """The line with a comma for each pause, with 、 between two short parts: names in a row."""
    if not is_speech(line):
        return line
    parts = PAUSE.split(line)
    read = parts[0]
    for former, part in pairwise(parts):
        read += ("、" if len(former) <= SHORT_PART and len(part) <= 2 * SHORT_PART else "，") + part
    return read


def _paired(line: str) -> str:
    """The line with its quotation marks opening and closing in turn; as it is where one is left over."""
    marks = [match.start() for match in QUOTES.finditer(line)]
    if len(marks) % 2 or not UNPAIRED.search(line):
        return line
    letters = list(line)
    for index, at in enumerate(marks):
        letters[at] = "”" if index % 2 else "“"
    return "".join(letters)
