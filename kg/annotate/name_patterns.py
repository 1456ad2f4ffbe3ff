"""The regular expressions of names, made from ``grammar/persons.yaml``."""

from __future__ import annotations

import re
from typing import Any

from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.compiled import Scan, compiled
from kg.text.patterns import HAN
from kg.text.words import is_verb, is_word

END_MARKS = "，。；、：！？,;:!?）)”’》“ \u3000\n（("
DOTS = "·•‧・"
BLANK = "[ \\u3000]*"
NOTE = "（[^（）\\n]{1,12}）"
WHO = "(?:同志|选手|职工|教师|护士|队员|代表|员工)"
BORN = "今年\\d{2}岁|(?:19|20)\\d\\d年?(?:\\d{1,2}月)?(?:\\d{1,2}日)?出?生|出生[于在]"
RANKS = "主席|书记|主任|部长|局长|厅长|市长|省长|县长|区长|会长|院长|校长"
SHORT = 2
"""The characters of the shortest names."""
CALLED = re.compile(f"{RANKS}|教授|医生|老师|师傅|经理|处长|科长|厂长|队长|所长|总工")
# What one holds behind the verb that seems the end of a name.
HOLDS, HELD = ("为", "任"), re.compile(f"(?:常务|专职|兼职|挂职|执行)?副(?:{RANKS})|(?:{RANKS})(?=[，。；、\\n])")
# What one gives at a meeting, with its verb: 作题为《…》的报告, 作典型发言, 致欢迎辞.
GIVES = (
    "作(?:题为|了|工作报告|主题|动员|总结|讲话|表态|交流|发言"
    f"|[{HAN}]{{0,6}}?(?:报告|发言|讲话|说明|点评|部署|宣讲|介绍|汇报|演讲|辅导|授课|开场白)(?:[，。；、]|并|$))"
    f"|致(?:欢迎|答谢|开幕|闭幕|开场|祝|贺)[{HAN}]{{0,2}}?[辞词]"
)
# Whom one gives something to, behind 为: 魏某|为获奖队颁奖, not 王某为|为获奖队颁奖.
FOR, GIVEN = "为", re.compile(f"(?!为)[{HAN}\\d“”]{{2,20}}?(?:颁奖|颁发|授旗|授牌|揭牌|揭幕|送上|送去|佩戴|鼓劲|加油)")
# Between two people, the second of whom a body or a place presents: 副主席王某|和市妇联主席李某.
AND_NEXT = re.compile(
    f"[和与及](?:团?[省市州县区](?:委|政|人|总工|妇|工商|[{HAN}]{{0,8}}?[局委办会院])"
    f"|[{HAN}]{{2,4}}?[省市县区州镇](?!长)|[{HAN}]{{2,14}}?(?:公司|集团|大学|学院|医院|银行))"
)
# How often a character and the word behind it are words, so that a clause goes on there: 王某某|教大家操作.
OFTEN, KNOWN = 20000, 50
ASPECT = re.compile("[了着](?!解|急)|过(?!去|来|程)")  # behind a verb, not behind a name: 丁某算|了


class NamePatterns:
    """What names look like and where they stand; each attribute is one pattern."""

    def __init__(self, ontology: Ontology) -> None:
        data: dict[str, Any] = ontology.grammar["persons"]
        initial = f"(?:{either(data['compound'])}|[{''.join(sorted(set(data['surnames'])))}])"
        one = f"{initial}[{HAN}]{{1,2}}"
        self.surname = compiled(initial)
        # The last character of a name that is none: 院长王某作题为《…》的报告, 主席李某所作的报告.
        self.overrun = compiled(f"{GIVES}|所(?:作|在|说|做)")
        self.glued, self.compound = compiled(f"({one})({one})"), f"(?:{either(data['compound'])})"
        self.followers = longest_first(data["followers"])
        self.words = tuple(word for word in self.followers if len(word) > 1)
        ends = self._ends = either((*self.followers, *END_MARKS))
        # 副主席李　敏: two characters set apart.
        self.spaced = compiled(f"{initial}[ \u3000]{{1,4}}[{HAN}](?={ends}|$)")
        # 某某·买买提|出席, not 买买|提出.
        whole = "(?!提(?:出席|到会|参|主|讲|致|作|说|等|、|，|。))"
        sound = f"(?:阿[不布卜卡][都杜]|[{HAN}]){{1,8}}?"
        self.minority = compiled(f"[{HAN}]{{2,6}}(?:[{DOTS}]{sound}){{1,3}}{whole}(?=$|{ends})")
        self.strong = (*self.words, *"说等作任")
        part = self._part = f"(?:{either(data['parts'])})"
        self.parts = Scan(f"{part}{{1,2}}[{HAN}]{{0,3}}[{DOTS}][{HAN}]{{1,8}}?(?=$|{ends})|{part}{{2,4}}")
        self.parts_of_four = f"{part}{{2,4}}"
        self.word_name_at = compiled(f"[{data['word_surnames']}][{HAN}]{{2}}(?=同志|{ends}|$)")
        self.appointed = Scan(f"(?:{either(data['name_after'])})(?={initial}|{self.word_name_at.pattern})")
        self.comrade = Scan(
            f"{one}(?=同志|总书记|{either(data['courtesies'])})|(?:(?<=[，。；、\\n“])|^)(?!国务)"
            f"{one}(?=副?总理)", re.M
        )
        given = "任(?![字免〔])|为|不再|兼任|担任|的[^，。\\n]{2,30}职务"  # not 甘政任字〔2024〕12号
        named = f"(?P<name>{one}|{initial}[ \\u3000]{{1,3}}[{HAN}])"
        self.line_name = Scan(f"^{BLANK}{named}(?<![认以视])(?=(?:{NOTE})?(?:同志)?(?:{given}))", re.M)
        self._in_lists(initial, one)
        self._presented(initial, one)
        self._winning(ontology.grammar["honours"], initial, one)
        self._decided(ontology.grammar["titles"], one)
        self.trigram = compiled(f"(?=({initial}[{HAN}]{{2}}))")
        self.worker = compiled(f"[{HAN}][工员师手生民匠长徒弟者友警官][ \\u3000]{{0,2}}(?={initial}[{HAN}])")
        self._bylines(data)
        self._of_people(either(data["name_after"]))
        self._at_work(ontology.grammar["titles"], one, ends)
        self._cues(data, one, ontology.grammar["titles"]["jobs"])

    def _at_work(self, titles: dict[str, Any], one: str, ends: str) -> None:
        """Names beside what one is."""
        # 环卫工人 王某某：what one who is asked says follows.
        works = either(titles["occupations"])
        self.asked = Scan(f"(?:{works})[ \\u3000]{{1,3}}(?P<name>{one})(?=[：:])")
        bearers = either(titles["bearers"])
        self.bearing = Scan(f"(?:{bearers})”?[ \\u3000]?(?P<name>{one})(?={ends})")
        # Who opens a sentence and what one is in the next clause: 王某某，某公司电焊工，….
        of_house = f"[{HAN}（）]{{2,24}}?(?:公司|集团|[厂局院会校委站所矿段部]|中心)[{HAN}]{{0,12}}?"
        posts = either((*titles["titles"], *titles["jobs"]))
        said = f"(?:同志|{NOTE})?，{of_house}(?:{posts})[，。；\n]"
        self.apposed = Scan(f"(?:^{BLANK}|(?<=[。：”]))(?P<name>{one})(?={said})", re.M)
        # 今年五十二岁的王某某，.
        self.aged = Scan(f"岁的(?P<name>{one})(?=[，、是])")

    def _in_lists(self, initial: str, one: str) -> None:
        """Names in a row."""
        self.series = Scan(f"(?<=[，。；：、\\n为括和予了奖 　]){one}(?:{NOTE})?(?:、{one}(?:{NOTE})?){{2,}}")
        self.pair = Scan(
            f"(?<=[，。；：、\\n　了]){one}(?:{NOTE})?、{one}(?:{NOTE})?(?=(?:等\\d*[余多]?[名位人]?)?{WHO}?"
            f"(?:分别|先后|同时|一致)?(?:为|任|当选|担任|获得?|荣获|被|[先两二]|共同|分获|主持|出席|参加|作))"
        )
        self.first = Scan(f"(?<=[，。；、\\n　予授彰终]){one}(?=等\\d+[余多]?[名位人个])")
        # The first of a list of winners: 一等奖：张三.
        self.prized = Scan(f"(?:奖|[冠亚季]军)：{BLANK}(?P<name>{one})(?=[、，；。（\\n 　]|$)")
        # 一等奖王某某（甲公司）、李某某（乙学校）.
        house = "(?:公司|集团|厂|局|院|校|大学|学院|中心|站|所|会|段|矿|队)"
        of_house = f"（[^（）\\n]{{2,24}}?{house}[^（）\\n]{{0,6}}）"
        self.prized_of = Scan(f"(?:奖|[冠亚季]军|）、){BLANK}(?P<name>{one})(?={of_house})")
        # A name that is a word too, before a further name: 副主席江山、毛建新.
        self.word_name = compiled(f"(?P<name>{initial}[{HAN}]{{1,2}})、")
        does = "出席|主持(?:会议|召开|仪式|了)|讲话|致辞|宣读|参加(?:会议|活动)|应邀|到会"
        self._worded = compiled(f"{initial}[{HAN}](?={does}|[，。、；）])")
        self.item, self.note = compiled(f"(?P<name>[^、（]+)(?:{NOTE})?"), compiled(NOTE)
        # 甲某某（哈尼族）、: an item of a list of names, whatever it begins with.
        self.listed = compiled(
            f"(?P<name>[{HAN}]{{2,4}})(?:(?P<people>（[^（）\\n]{{0,4}}族[^（）\\n]{{0,4}}）)|{NOTE})?(?:、|(?<=）))"
        )

    def _presented(self, initial: str, one: str) -> None:
        # 王某某，男，汉族，…: how a notice of appointment presents one; 满族 is no name.
        self.vita = Scan(
            "(?:^|(?<=[，。；：、.．） \u3000]))"
            f"(?P<name>{one}|{initial}[ \u3000]{{1,4}}[{HAN}]|[{HAN}]{{2,6}}(?:[{DOTS}][{HAN}]{{1,8}}){{1,3}})(?<!族)"
            f"(?:{NOTE})?(?:[，、 \u3000（]{{1,3}}(?:[男女]性?(?=[，、；。） \u3000])|{BORN})|(?:同志)?(?={BORN}))",
            re.M,
        )

    def _winning(self, honours: dict[str, Any], initial: str, one: str) -> None:
        """Names of those who win something; a verb of one character begins other words too (获悉)."""
        # 王某某连续三年获…, 王某某因业绩突出，被市总工会授予…
        years = f"连续[{HAN}\\d][年届次]|\\d{{4}}年"
        why = f"(?:{either(set(honours['won_by']).difference('在于从经'))})[{HAN}]{{2,12}}?，?"
        before = f"(?:{either(honours['ellipsis'])}|{years}|{why}|被[{HAN}]{{2,12}}?)"
        verbs, single = (either(word for word in honours["won"] if (len(word) > 1) == long) for long in (True, False))
        given = f"被[{HAN}]{{2,12}}?(?:{either(honours['gives'])})"
        honoured = f"{before}*(?:{verbs}|{given})|{before}+(?:{single})(?!悉)"
        # 王某某荣获…: three characters are a name, of two the recogniser of names is asked.
        self.honoured = Scan(f"(?:(?<=[，。；“\n])|^)(?P<name>{initial}[{HAN}]{{2}})(?={honoured})", re.M)
        self.maybe_honoured = Scan(f"(?:(?<=[，。；“\n])|^){one}(?={honoured})", re.M)

    def _decided(self, titles: dict[str, Any], one: str) -> None:
        """Names in decisions and in lists of who is responsible for what."""
        self.title = compiled(either(titles["titles"]))
        offices = either(titles["titles"])
        led = f"(?:{either(titles['prefixes'])})?(?:{offices})"
        # The next of a decision: 任命甲某某为…，乙某某为…; 接受甲某某辞去…，乙某某辞去….
        self.next_appointed = Scan(
            f"(?:(?<=[，；、由\n▲●■◆•])|(?<=[：。])(?=[{HAN}]{{2,6}}任))"
            f"[ \u3000]?(?P<name>{one})(?<![担兼认以视])(?=(?:{NOTE})?(?:等)?(?:同志)?"
            f"(?:(?:为|任|担任|兼任)[^，。；、\n]{{0,30}}?(?:{offices})(?:[，。；、（\n]|$)"
            f"|[担兼接]任(?=[，。；])|(?:因[^，。\n]{{1,12}})?(?:请求|申请)?(?:辞去|不再担任|不再兼任)))"
        )
        self.removed = Scan(  # 免去王某某县民政局局长职务: no 的, nor a word that ends names
            f"(?:任命|免去|免除)(?P<name>{one})(?<!的)(?=(?:同志)?(?:[省市县区州盟旗镇乡]|中共)[^，。；\n]{{2,24}}?(?:{offices})(?:职务|，|；|。))"
        )
        # 曾任某局副局长的王某某.
        self.held_by = Scan(
            f"(?:曾任|现任|担任|身为|作为|时任)[^，。；\n]{{2,30}}?(?:{offices})的(?P<name>{one})(?={self._ends})"
        )
        # A line that begins 王某某副市长 says who is responsible for what; 王某某（甲局局长）： whose words follow.
        duty = f"(?:{BLANK}$|[ \u3000：:]|兼|负责|主持|分管|协助)"
        told = f"（[^（）\n]{{2,40}}?(?:{offices})）[：:]"
        begun = f"(?:^{BLANK}|(?<=[。；，、”]))"
        self.noted = Scan(f"{begun}(?P<name>{one})(?=（[^（）\n]{{2,30}}?(?:{offices})）)", re.M)
        posts = f"{led}(?:{NOTE})?(?:[、，][{HAN}]{{0,12}}?{led}(?:{NOTE})?){{0,4}}"
        item = f"(?:^{BLANK}|(?:^|(?<=[。；：]))(?:[一二三四五六七八九十]{{1,3}}|\\d{{1,2}})[、.．])"
        self.line_titled = Scan(f"{item}(?P<name>{one}?)(?={posts}{duty}|{told})", re.M)

    def _of_people(self, before: str) -> None:
        """Whose people is said in brackets is a person: 任命诺某某（蒙古族）."""
        named = f"(?:决定)?(?:{before})?(?P<name>(?!{before})[{HAN}]{{2,6}})"
        self.of_people = Scan(f"(?:^{BLANK}|[，、；：]){named}(?=（(?:[男女]，)?[{HAN}]{{1,6}}族[），])", re.M)

    def _bylines(self, data: dict[str, Any]) -> None:
        roles = either(data["byline_roles"])
        self._unlabelled(roles)
        name = f"(?:[{HAN}{DOTS}]{{2,12}}|[{HAN}][ \\u3000][{HAN}](?![{HAN}]))"
        names = f"{name}(?:[ \\u3000、，/／|]+(?!(?:{roles})){name}){{0,5}}"
        # A role of one character begins many words (文章图片): a mark stands behind it.
        word = either(role for role in data["byline_roles"] if len(role) > 1)
        sign = either(role for role in data["byline_roles"] if len(role) == 1)
        self.byline = Scan(
            f"(?:(?<=[（(，,、；;\\s\\n])|^|(?<=[报网台社刊])|(?<=\\d)(?=(?:{word})[:：]))(?:本报|本网)?"
            f"(?P<role>{word}|(?:{sign})(?=[:：\\s/／|｜丨]))(?:(?P<colon>[:：])|[/／|｜丨]|\\s)*"
            f"(?P<names>{names})(?=[）)\\s；;。，,]|、(?:{roles})|$)",
            re.M,
        )
        one = f"[{HAN}]{{2,4}}"
        self.led = Scan(
            f"（(?P<names>{one}(?:[ \\u3000、]+{one}){{0,3}})[ \\u3000]+"
            f"(?=(?:本报|本网|全媒体)*(?:{roles})[^（）\\n]{{2,20}}）)"
        )
        labels = either(data["labels"])
        self.labelled = Scan(
            f"(?:{labels})[ \\u3000]*[:：][ \\u3000]*(?:[{HAN}]{{2,20}}[ \\u3000]+)?"
            f"(?P<names>{one}(?:[、，]{one}){{0,3}})"
            f"(?=[，；。）\\s\\d]|$)"
        )
        # （市总工会 王某某）, （宣传部　王某某／文 李某某／图）
        token = f"[{HAN}]{{2,16}}(?:[／/][{HAN}／/]{{1,5}})?"
        self.signed = Scan(
            f"(?:^|(?<=[。！？”])){BLANK}（(?P<names>{token}(?:[ \\u3000]+{token}){{1,6}})）{BLANK}$", re.M
        )
        self.unit = compiled("[部科处室会局委办院社网报站组队校台司厂所店心系联]$")
        self.alone = Scan(
            f"(?:^|(?<=[。！？”])){BLANK}[（(](?P<name>{one})[）)][ \\u3000|]*$"
            f"|^{BLANK}[□■◎○●◇◆]{BLANK}(?P<marked>{one}){BLANK}$",
            re.M,
        )

    def _unlabelled(self, roles: str) -> None:
        # 记者：李　　冰, the parts set apart.
        self.apart = Scan(
            f"(?:{roles})[:：]{BLANK}(?P<names>{self.surname.pattern}[ \\u3000\n]{{1,9}}[{HAN}])"
            f"(?={BLANK}(?:$|[；;）)]))",
            re.M,
        )
        # A line of names alone, one name above a page's date or below a headline, names in brackets behind a dateline.
        person = f"{self.surname.pattern}[{HAN}]{{1,2}}"
        self.authors = Scan(
            f"^{BLANK}(?P<names>{person}(?:[ \\u3000、]+{person}){{1,6}}){BLANK}$"
            f"|^{BLANK}(?P<one>{person}){BLANK}(?=\n{BLANK}(?:来源|(?:19|20)\\d{{2}}[-年/.]\\d))"
            f"|(?<=[^\n]{{6}}\n){BLANK}(?P<between>{person}){BLANK}(?=\n[^\n]{{20}})"
            f"|(?<=[讯电息])[ \\u3000]?（(?P<noted>{person}(?:[ \\u3000、]+{person}){{0,5}})）"
            f"|^{BLANK}(?P<opens>{person})(?=报道[ \\u3000]*\\d{{1,2}}月)"
            f"|(?<=[讯电息])[ \\u3000]{{0,4}}(?P<told>{person}(?:[ \\u3000、]+{person}){{0,3}})(?=报道)",
            re.M,
        )

    def _cues(self, data: dict[str, Any], one: str, occupations: list[str]) -> None:
        jobs = either(job for job in occupations if len(job) > 1)
        told = either(word for word in data["report_verbs"] if len(word) > 1)
        # What one does there: words that end no name.
        goes = "走上|走进|登台|上台|夺得|荣获|获得|摘得|斩获|当选|代表|身着|手捧|正在|正忙|感慨|作为|告诉|接过|带着"
        self.employed = Scan(
            f"(?:[{HAN}][工员师手匠]|{jobs}|获得者|传承人|带头人|创始人|得主)[ \\u3000]?(?P<name>{one})"
            f"(?<![说称])(?=[、，；。）]|等(?:同志|\\d|[两三四五六七八九十])|{told}|[说拿捧](?=[，：着出起])|{goes})"
        )
        verbs = either((*data["report_verbs"], *data["name_verbs"]))
        cues = either(word for word in (*data["name_cues"], *data["report_verbs"]) if len(word) > 1)
        said = f"(?:{cues}|说[，：。“])"
        # At the head of a clause, in a list, or behind the body: 校工会许某某副主席主持.
        begun = "(?:(?<=[，。；、 \\u3000\\n“和与由请会局委部院处校厅科司])|^)"
        self.titled = Scan(f"{begun}{one}(?<![副为任工采])(?=副?(?:{RANKS})(?:{verbs}|[、和]))", re.M)
        self.report = compiled(f"(?:(?<=[，。；“”！？\\n])|^)([{HAN}]{{2,4}}?)(?={verbs})")
        self.foreign = compiled(f"[{HAN}]{{3,6}}?(?=(?:{said}|[，、。]))")
        # 副主席旦增到场: a name of one part alone, behind a title.
        alone = f"$|{either((*self.followers, *END_MARKS))}|{verbs}"
        self.part = compiled(f"{self._part}(?={alone})")
        self.of_part = compiled(f"{self.surname.pattern}{self._part}{{1,2}}(?={alone})")  # 主席白斯琴
        self.before_cue = compiled(f"(?<=[{HAN}]{{2}})({one})(?={said})")

    def before_speech(self, text: str, start: int, end: int) -> int:
        """Where the name ends, where LAC gives it the verb of what one gives at a meeting: 王某|作报告."""
        surname = self.surname.match(text, start)
        first = start + SHORT if surname is None else surname.end() + 1
        end = next((at for at in range(first, end) if self.overrun.match(text, at)), end)
        return end if surname is None else self._before_word(text, first, end)

    def _before_word(self, text: str, first: int, end: int) -> int:
        """Where the name ends, where LAC gives it the beginning of the word behind: 王某|关于, 王某|参会."""
        if end <= first or text.startswith(self.words, end):
            return end
        cut = next((at for at in range(first, end) if text.startswith(self.words, at)), end)
        shared = is_verb(text[first : first + 2]) and not is_word(text[first + 1 : first + 3], 1)
        shared = shared and not text.startswith(self.followers, end)
        shared = shared or text[first] == "等" or AND_NEXT.match(text, first) is not None
        return cut - (cut == end == first + 1 and shared)

    def worded(self, text: str, start: int) -> int | None:
        """Where a name ends that is a word too, behind a title and before a mark or what one does: 副主席马路出席."""
        match = self._worded.match(text, start)  # but 主席赞扬，
        return None if match is None or (text[match.end()] in END_MARKS and is_verb(match[0])) else match.end()


def before_verb(text: str, start: int, end: int) -> int:
    """Where the name ends, where what seems its last character is the verb behind it or the surname said again.

    丁某算|了笔账, 刘某|刘主任, 王某|任副主席.
    """
    again = text[end - 1 : end] == text[start : start + 1] and CALLED.match(text, end) is not None
    held = text[end - 1 : end] in HOLDS and HELD.match(text, end) is not None
    held = held or (text[end - 1 : end] == FOR and GIVEN.match(text, end) is not None)
    return end - (end - start > SHORT and (again or held or ASPECT.match(text, end) is not None))


def goes_on(text: str, end: int, *, alone: bool = True) -> bool:
    """Whether a word begins right behind what may be a name, or, where ``alone``, one character that is one."""
    words = (text[end : end + width] for width in (2, 3, 4))
    if is_verb(text[end : end + 2]) or any(word.isalpha() and is_word(word, KNOWN) for word in words):
        return True
    return alone and is_word(text[end : end + 1], OFTEN) and is_word(text[end + 1 : end + 3], KNOWN)
