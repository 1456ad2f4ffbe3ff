"""The ways to say who holds or leaves a post, as expressions over the skeleton."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.facts.skeleton import LONGEST_LIST, TITLE, Codes
from kg.text.compiled import Scan
from kg.text.patterns import HAN

NOTE = "（[^（）\n]{1,12}）"
# What a list of appointments stands under.
APPOINTING = re.compile("任命|任职|聘任|任免")
REMOVING = re.compile("(?:免去|免职|撤销|罢免|任免)[^。；\n]{0,12}?[：:]")
# How many characters say what one is besides.
LONGEST_OWN = 22
BEFORE_NAME = "posts-before-name"
AFTER_NAME, CAREER = "posts-after-name", "posts-career"
HIS = ("posts-removed-his", "posts-he")  # of the person named last
WHO = "[^，。；！？：\n]{0,40}?"
# 某会主席|现由乙局局长|甲兼任: what one is besides stands before the name.
GIVEN_TO = "(?:一职|职务)?(?:现在?|目前|仍|均|都)?由[^，。；！？：\n由]{0,30}?"
# Why one leaves: 甲因工作调动，不再担任….
CAUSE = "(?:同志)?(?:因[^，。；！？\n]{2,14}，?)?"
LINE = "^[ \\u3000]*(?:\\d+[.、．])?"
OF_NAME = "当选|担任|出任|身为|作为|兼任|赴任|转任|调任|升任|接任|履新|现任|曾任"
OPENS = "(?:^|(?<=[。；：“ \u3000]))"
# Between a house and a post: 在甲医院担任护理部主任.
AS = "(?:先后|一直|长期)?(?:担任|兼任|挂职担任|任)"
# Between a name and the verb that gives it a post: 甲同时当选…, 乙今年5月被任命为….
ALL = "(?:，?[都均])?"
ADVERBS = (
    f"(?:已?经[{HAN}]{{1,6}}?(?:批准|同意|提名|选举|推荐)|同时|同志|此前|日前|近日|随后|目前|现|新|已|也|还|又|后|再次|全票|成功|先后|今年|去年|前年|于"
    "|\\d{2,4}年|\\d{1,2}月|\\d{1,2}日|[ \u3000]){0,4}"
)
# 他为某局局长颁奖 says no post of his.
HE_HELD = "(?:先后)?(?:曾?担任|兼任|现任|曾任|历任|出任|接任|升任|调任|当选为?|任)过?"
# Of people set down one after the other: 甲　某医院院长、主任医师，乙　某中心主任.
SPACED, SPACED_NAME, SPACED_END = "posts-spaced", "(?:^|(?<=[：；，。（、】]))[ \\u3000]*", "(?=[，；。）、\\n]|$)"
ONE_CELL = "[^ \\u3000\n，；。）]*(?:[，；。）\n]|$)"  # behind a blank stands another column
GAP = f"(?:{NOTE})?[ \\u3000]{{1,4}}"
# Between a post and the verb that takes it: 职务同时被|免去.
ALONG = "(?:同时|一并|随之|也|已|相应|依法){0,2}(?:被|予以)?"
# Between a post and those elected to it: 工会委员9名，他们是（以姓氏笔画为序）：甲、乙.
SO_MANY = (
    "(?:共?\\d{1,3}[名位人])?(?:[，。](?:他们|她们|当选者|名单|分别|依次)(?:分别|依次)?(?:是|为|如下)"
    f"(?:{NOTE})?[：:]?|(?:{NOTE})?[：:])[ \\u3000\n]*"
)
# Who is to be appointed holds nothing yet: 为某局局长拟任人选.
NO_NOMINEE = "(?!的?(?:拟任|建议|推荐|考察|初步|提名|候选)*(?:人选|候选人|提名人|考察对象))"
# A clause of a career has no subject of its own: 曾任…，2019年3月任….
CAREER_START = (
    "(?:^|(?<=[，。；：\n ]))(?:此前|随后|其后|后|其间)?"
    "(?:自|从)?(?:\\d{4}年|今年|去年|前年|同年|次年|当年|后来)?(?:\\d{1,2}月|年初|年底)?(?:\\d{1,2}日)?(?:退休|转业|退伍|毕业|离任|卸任)?(?:起|至今|以来|后|至\\d{4}年\\d{1,2}月)?，?"
)
# Below a heading that says whose leaders these are: 王某某　党组书记、常务副主席; 姓名：王某某 职务：….
LED = "posts-led"
# An item of a list of who does what.
ITEM = "(?:^|(?<=[。；：]))[ \\u3000]*(?:[一二三四五六七八九十]{1,3}、|\\d{1,2}[.、．])?"
DUTY = "(?=[：:]|[ \\u3000，]{0,4}(?:主持|负责|分管|协助|联系|协管|牵头))"
# Between a name and 是: 甲今年五十二岁，也是….
AGE = f"(?:{NOTE})?(?:，?(?:今年|现年|时年|年仅)?(?:\\d{{2}}|[二三四五六七八九十]{{2,3}})岁)?"
ALSO = "(?:既|又|也|还|更|同时|就|正|本|原|曾|如今|现在|以前|目前)"
# Of one who is presented in the clauses before: 甲，男，1970年生，某公司工会主席.
PRESENTED = "posts-presented"
# A row of a résumé has no verb: 1992.05—2001.11　某区总工会副主席; 1992年至2001年某区总工会副主席。
RESUME = "posts-resume"
MONTH = "(?:19|20)\\d{2}(?:年(?:\\d{1,2}月)?|[.．/-](?:1[0-2]|0?[1-9]))"
RESUME_START = (
    f"(?:^|(?<=[。；]))[ \\u3000]*(?:自|从)?(?P<since>{MONTH})[ \\u3000]*(?:至|到|[—–~～－-]+)[ \\u3000]*"
    f"(?P<until>{MONTH}|[至现]?今|现在)?[，,：:、 \\u3000]*"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to say who holds or leaves a post; ``date`` is the qualifier that its day fills, empty for none.

    ``after`` must stand somewhere before it in the text.
    """

    rule: str
    pattern: Scan
    date: str = ""
    after: re.Pattern[str] | None = None


def held_from(match: re.Match[str]) -> dict[str, str]:
    """When the posts of such a row were held, as ISO months."""
    said = {"valid_from": match["since"], "valid_to": match["until"] or ""}
    parts = {name: re.findall("\\d+", words) for name, words in said.items()}
    return {name: "-".join(f"{int(one):02}" for one in found) for name, found in parts.items() if found}


def wordings(parts: Mapping[str, str], verbs: Mapping[str, str]) -> tuple[Wording, ...]:
    """The ways to say it, made of expressions for posts and persons (``parts``) and of ``post_verbs``."""
    people, listed, person = parts["people"], parts["listed"], parts["person"]
    return (
        Wording(
            BEFORE_NAME,
            Scan(
                f"{parts['items']}(?:{NOTE})?{parts['honoured']}(?:{NOTE})?(?:[：:]|[ \\u3000]{{1,4}})?"
                f"(?P<persons>{person}(?:(?:{NOTE})?[、和与]{person}){{0,{LONGEST_LIST}}})"
            ),
        ),
        # The speakers of a symposium: 甲（某市总工会副主席）：….
        Wording("posts-in-brackets", Scan(f"(?P<persons>{person})（(?:系|现任)?{listed}）")),
        Wording("posts-of-name", Scan(f"(?:{OF_NAME}){listed}的(?P<persons>{person})")),
        # 作为某会主席，甲…: what one is opens the sentence.
        Wording("posts-of-name", Scan(f"(?:作为|身为)(?:一名|一位)?{listed}，(?P<persons>{person})")),
        # Not 甲任组长、乙局局长|丙任副组长.
        Wording(AFTER_NAME, Scan(f"{people}{ALL}{ADVERBS}(?:{verbs['hold']}){listed}(?!{person}){NO_NOMINEE}")),
        # 甲在某医院担任护理部主任.
        Wording("posts-after-name", Scan(f"{people}{ADVERBS}在{parts['in_house']}(?!{person}){NO_NOMINEE}")),
        # 某会主席由甲担任.
        Wording("posts-of-name", Scan(f"{listed}{GIVEN_TO}(?P<persons>{person})(?:同志)?[担兼出接]任")),
        # Who opens a sentence: 甲，某市总工会副主席，….
        Wording("posts-apposed", Scan(f"{OPENS}(?P<persons>{person})(?:同志|{NOTE})?，{listed}{parts['ends']}", re.M)),
        # 甲是某公司的总工程师; not 甲是某公司总工程师乙的徒弟.
        Wording("posts-is", Scan(f"{people}{AGE}，?{ALSO}*[是系]{listed}(?!的|{person})")),
        Wording(PRESENTED, Scan(f"(?<=[，；。]){listed}{parts['ends']}")),
        Wording(CAREER, Scan(f"{CAREER_START}(?:{verbs['career']}){parts['career']}", re.M)),
        Wording(LED, Scan(f"{LINE}(?P<persons>{person})(?:{NOTE})?[\\s：:，|]{{1,4}}{listed} *(?=$|[，。；])", re.M)),
        # 一、王某某党组书记、局长：主持全面工作.
        Wording(LED, Scan(f"{ITEM}(?P<persons>{person})(?:{NOTE})?[ \\u3000，]{{0,4}}{parts['titled']}{DUTY}", re.M)),
        Wording(LED, Scan(f"姓名[：:] ?(?P<persons>{person})\\s[^。{person[1:-1]}]{{0,40}}职务[：:] ?{listed}")),
        Wording(RESUME, Scan(f"{RESUME_START}(?:{verbs['career']})?{parts['career']}", re.M)),
        *_dated(parts, verbs),
    )


def _dated(parts: Mapping[str, str], verbs: Mapping[str, str]) -> tuple[Wording, ...]:
    """Those that say when a post begins or ends, and those of people set down in a row."""
    listed, person = parts["listed"], parts["person"]
    return (
        # 此前，他担任某局局长.
        Wording(HIS[1], Scan(f"(?<=[，。；])[他她]{ADVERBS}{HE_HELD}{listed}(?!{person}){NO_NOMINEE}")),
        # The name alone in a line, in the next what that one is.
        Wording(SPACED, Scan(f"{LINE}(?P<persons>{person})(?:{NOTE})?[ \\u3000]*\n(?={parts['org']}){listed}$", re.M)),
        Wording(
            SPACED,
            Scan(
                f"{SPACED_NAME}(?P<persons>{person}){GAP}(?={parts['org']}{ONE_CELL}){parts['rowed']}{SPACED_END}", re.M
            ),
        ),
        *_begun_or_left(parts, verbs),
    )


def _taken(parts: Mapping[str, str], verbs: Mapping[str, str]) -> tuple[Wording, ...]:
    """Those that say in the passive that a post is taken, and whom an election gave it."""
    people, listed = parts["people"], parts["listed"]
    return (
        # 甲的某局局长职务同时免去; 某会书记不再由他担任.
        Wording(
            "posts-removed", Scan(f"{people}(?:所任)?的{listed}(?:的)?职务{ALONG}(?:{verbs['remove']})"), "valid_to"
        ),
        Wording(HIS[0], Scan(f"{listed}(?:一职|职务)?[也则均都]?不再由[他她其](?:[担兼]?任)"), "valid_to"),
        Wording("posts-left", Scan(f"{listed}(?:一职|职务)?[也则均都]?不再由{people}(?:[担兼]?任)"), "valid_to"),
        # 选举工会主席，甲同志当选; 选出工会委员9名，他们是：甲、乙.
        Wording(
            "posts-begun", Scan(f"(?:{verbs['elect']}){listed}，{people}{ALL}{ADVERBS}当选(?![为任])"), "valid_from"
        ),
        Wording("posts-elected", Scan(f"(?:{verbs['elect']}|选出)(?!的)了?{listed}{SO_MANY}{people}"), "valid_from"),
    )


def _begun_or_left(parts: Mapping[str, str], verbs: Mapping[str, str]) -> tuple[Wording, ...]:
    """Those that say when a post begins or ends."""
    people, listed = parts["people"], parts["listed"]
    return (
        *_taken(parts, verbs),
        Wording(
            "posts-begun-line",
            Scan(f"{LINE}{people}(?:{verbs['hold']}){listed}", re.M),
            "valid_from",
            APPOINTING,
        ),
        Wording(
            "posts-begun",
            Scan(f"{people}，?{ADVERBS}(?:{verbs['begin']}){listed}(?!{parts['person']}){NO_NOMINEE}"),
            "valid_from",
        ),
        # 补选市政协副主席甲为某会主席: what one is may stand before the name.
        Wording(
            "posts-elected",
            Scan(f"(?:{verbs['elect']}){WHO}{people}(?:为|担任|任){parts['elected']}{NO_NOMINEE}"),
            "valid_from",
        ),
        Wording("posts-removed", Scan(f"(?:{verbs['remove']}){people}的?{listed}"), "valid_to"),
        Wording(HIS[0], Scan(f"(?:{verbs['remove']})(?:其|他|她)的?{listed}"), "valid_to"),
        # 免去甲的某会书记职务，不再担任某会主席.
        Wording(HIS[0], Scan(f"(?<=职务)[，、](?:同时|并)?(?:{verbs['leave']})的?{listed}"), "valid_to"),
        Wording("posts-left", Scan(f"{people}{CAUSE}(?:{verbs['leave']})的?{listed}"), "valid_to"),
        Wording("posts-removed-line", Scan(f"{LINE}{people}的{listed}(?:的)?职[务级]", re.M), "valid_to"),
        # 免去：甲的某局局长职务；乙的某局副局长职务, all in one line.
        Wording(
            "posts-removed-line", Scan(f"(?<=[：:；]){people}的{listed}(?:的)?职[务级]"), "valid_to", REMOVING
        ),
    )


def unread(codes: Codes, item: str) -> dict[str, str]:
    """Lists of posts that hold what no mention marks."""
    org, title, person = codes.group(["Organization"]), codes.group([TITLE]), codes.group(["Person"])
    place, more = codes.group(["Region"]), f"{{0,{LONGEST_LIST}}}"
    # Another post that no mention marks: 市委副书记、第九批援疆工作队领队甲.
    unread = f"(?:、(?:{org}|{place}|[{HAN}]){{1,{LONGEST_OWN}}}?(?:{title}|[长员师工手]|领队)(?={person}))?"
    # Of a career, what no mention marks: 历任某厂工人、车间主任.
    skipped = f"(?:(?:{org}|{place}|[{HAN}]){{1,{LONGEST_OWN}}}?[长员师工手人兵生]等?[、，；]){{0,4}}?"
    return {
        "career": f"(?P<posts>{skipped}{item}(?:(?:{NOTE}|[、，；和兼及])*{skipped}{item}){more})(?!的?{person})",
        # What one has won may stand between: 某公司总经理、全国劳动模范王某某.
        "honoured": f"(?:[、，和]{codes.group(['Honour'])}(?:称号)?(?:获得者)?){{0,3}}{unread}",
    }
