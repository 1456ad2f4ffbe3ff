"""Lists in the patterns of trigger rules: what may stand between two items, and what may follow the last one.

Who writes a list names some by their post alone, puts notes in brackets, and ends with 等12个部门负责人. Words that
end a list (``list_stops`` of ``grammar/events.yaml``) keep it from running over a verb into the next clause.
"""

from __future__ import annotations

from kg.facts.skeleton import TITLE, Codes
from kg.facts.written import ADVERBS, COUNTED, OTHERS, PLACES, UNMARKED, WON
from kg.ontology import Ontology
from kg.text import either, longest_first
from kg.text.patterns import NUMERALS

SEPARATOR = "(?:、|，|,|和|与|及|以及|暨|\\s|（|）|\\(|\\))"  # what may stand between the items of a list
JOINT = ("联合", "会同", "携手", "牵头", "联手", "协同")
# 建成“甲驿站”38个、“乙食堂”12家: how many there are of each.
SO_MANY_OF = "[近约超逾]?\\d[\\d.]*[余多万]{0,2}(?:[名位户个人]|户次|人次)?"  # 慰问困难职工80名、农民工200名
SO_MANY = "[共近约超]{0,2}\\d[\\d.]*[余多万]{0,2}[个家处间座所场期辆支条次堂门]"
NTH = f"[{''.join(NUMERALS)}]{{1,2}}"
HAN = "[\u4e00-\u9fff]"
NO_STOP = "(?:主持|发言|发布)人(?![是为由])"  # 甲、乙，主持人是丙: the list has ended
NOTE = "（[^（）\n]{1,16}）"
# Who comes for a body, or what a body is called besides: behind an item of a loose list.
FOR_A_BODY = (
    f"(?:{HAN}{{0,8}}?(?:负责人|负责同志|领导班子|领导|代表|委员|干部|成员单位|成员|单位|部门|主任|秘书长|会长|行长)"
    "(?:和部室负责人|及部室负责人)?)"
)
# How the last of a list is called where it is nobody's name: 区总工会相关领导.
GROUP = "(?:负责人|负责同志|领导|代表|干部|人员|成员单位|同志)"
# Behind the last one, how many they are: 甲、乙、丙三位劳模.
PEOPLE = f"(?:[{''.join(NUMERALS)}]|\\d{{1,2}})[位名]"
COURTESY = "(?:同志|先生|女士|博士|老师)"
# What begins the words before a further item: not a verb, lest two clauses become one list.
NO_VERB = "(?![致作为对向在由是把将于被已])"
JOIN_MARKS = "、，,和与及 \u3000"
JOIN = f"(?:[{JOIN_MARKS}]|以及|暨|连同|还有)"
BASES = "根据|依据|依照|按照|遵照|执行|该"
# Behind a comma one of these begins another clause: 印发《…》，组织职工学习《…》.
DEEDS = (
    "促请|建议|呼吁|敦促|督促"
    "|组织|学习|宣讲|宣传|发放|赠送|讲解|解读|培训|传达|深入|严格|推动|利用|结合|向|让|使|对|就(?!业)|这|继"
)
# Behind a list of bodies: 甲、乙等12个部门, 甲大学、乙大学等九所高校, 甲县、乙县等地.
OF_A_KIND = "部门|部委|机关|单位|企业|公司|工会|学校|高校|院校|医院|银行|机构|地区|城市"
SO_MANY_BODIES = f"(?:等(?:(?:\\d+|{NTH}|多|数)余?[家个所]?)?(?:地|{HAN}{{0,3}}?(?:{OF_A_KIND}))?)?"
UNITS = "(?:单位|部门|企业|公司|学校|机构|乡镇|街道)"


class Lists:
    """The expressions for the lists of one ontology."""

    def __init__(self, codes: Codes, ontology: Ontology) -> None:
        self._title = codes.of[TITLE]
        self._person = codes.of["Person"]
        self._region = codes.of["Region"]
        self._bodies = codes.group(["Organization"])[1:-1]
        self._lies_in = f"(?:{self._region}{{1,2}}(?=[{self._bodies}]))?"  # 甲市总工会与乙省|丙市总工会
        self._texts = codes.of["PolicyDocument"] + codes.of["Publication"]
        self._ends = self._person + self._texts + codes.group(["Event"])[1:-1]
        events, self._grammar = ontology.grammar["events"], ontology.grammar
        stops = events["list_stops"]
        stop = f"(?!(?!{NO_STOP})(?:{either(longest_first(stops))})(?!者))"
        self._stop = f"(?:(?=获[得奖]者)|{stop})"  # 奖章获得者, 主持人 are nouns
        self._word = f"(?:{self._stop}[^。；：！？，,\n《{self._ends}])"

    def between(self, types: tuple[str, ...], loose: bool) -> str:
        """What may stand between two items of these types; ``loose``: each may say who comes for the body."""
        if "Person" in types:
            return self._persons()
        if "Organization" in types:
            return self._loose() if loose else self._organisations()
        if set(types) <= {"PolicyDocument", "Publication"}:
            # （一）《…》；（二）《…》
            apart = f"(?:{NOTE})?；\\s{{0,3}}(?:[（(]?(?:{NTH}|\\d{{1,2}})[）)、.．])?"
            # 印发《…》，落实《…》 are two clauses, and the words of the next line are no words of a list.
            word = f"(?:{self._stop}(?!{BASES})[^。；：！？，,\n{self._ends}])"
            more = f"(?<=[，,]){NO_VERB}(?:(?!{DEEDS}){word}){{1,40}}?|(?<![\n，,]){word}{{1,40}}?"
            return f"(?:{apart}|{SEPARATOR}+(?!{SEPARATOR})(?:{more})?)?"
        if set(types) == {"Programme"}:
            return f"(?:{SO_MANY}{SEPARATOR})?{SEPARATOR}*"
        if set(types) == {"TargetGroup"}:
            # （一）农民工；（二）就业困难人员
            apart = f"等?{HAN}{{0,6}}[；。]\\s{{0,3}}[（(]?(?:{NTH}|\\d{{1,2}})[）)、.．]\\s?"
            row = f"(?:{SO_MANY_OF})?(?:{SEPARATOR}|等)+(?:(?<=、){NO_VERB}{HAN}{{2,6}}、){{0,2}}?{HAN}{{0,4}}?"
            return f"(?:{apart}|{row}|)"
        return SEPARATOR + "*"

    @property
    def words(self) -> dict[str, str]:
        """What the marks of a pattern stand for."""
        grammar = self._grammar
        return {
            OTHERS: self._others(),
            ADVERBS: self._adverbs(),
            COUNTED: SO_MANY_BODIES,
            UNMARKED: f"(?:{self._region}、?|{NO_VERB}(?:{self._stop}(?![和与及等的]){HAN}){{2,14}}、){{0,3}}?",
            WON: f"(?:{either(grammar['honours']['won'])})",
            PLACES: f"(?:{either(grammar['events']['places'])}|第{NTH}(?:、{NTH}){{0,3}}名)",
        }

    def _adverbs(self) -> str:
        """Adverbs, and when, where and by what means: 近日在甲县正式, 自2025年起已, 通过视频."""
        means = f"(?:[在于自]|通过|以)[^，。；！？\n“”的{self._bodies}]{{1,12}}?"
        return f"(?:{either(self._grammar['programmes']['adverbs'])}|\\d{{1,4}}[年月日]|{means}){{0,4}}?"

    def _others(self) -> str:
        """What may follow a list before its verb: notes, 等领导, 以及市直有关部门负责人、职工代表等80余人."""
        called = f"(?:{GROUP}|{self._title}(?!{self._person}))"
        group = f"各|有关|相关|部分|其他|全体|来自|{NO_VERB}{self._word}{{0,20}}?{called}"
        bare = f"(?:[{self._bodies}][，、；]){{0,6}}"
        first = f"(?:等|一行|{PEOPLE}|[，、]?(?:以及|及|和|与|连同|{either(JOINT)})|[，、；](?={bare}(?:{group})))"
        return f"(?:{NOTE}|{COURTESY})*(?:{first}{self._word}{{0,40}}?(?:[，；]{NO_VERB}{self._word}{{0,30}}?){{0,3}})?"

    def _persons(self) -> str:
        """Their posts, notes in brackets, 等, words before a title: 市总工会主席甲某、来自某厂的焊工乙某."""
        first = f"{NO_VERB}{self._word}{{0,40}}?"
        more = f"(?:[，,]{NO_VERB}{self._word}{{0,30}}?){{0,4}}"
        # 甲局局长某某；乙局局长某某: the next is named behind a post too.
        apart = f"；(?={self._word}{{0,40}}?{self._title}{self._person})"
        return f"(?:{NOTE}|{COURTESY}|{self._title})*(?:{JOIN}|(?<=[、，])\n|{apart})+(?![{JOIN_MARKS}\n]){first}{more}"

    def _item(self) -> str:
        """A body between two others that no mention marks: 、园区服务中心、."""
        word = f"(?:{self._stop}[^。；：！？，,、\n《和与及{self._ends}{self._bodies}])"
        return f"(?<=、){NO_VERB}{word}{{2,20}}(?=[、和与及])"

    def _organisations(self) -> str:
        item = f"(?:{self._item()}{SEPARATOR}+(?!{SEPARATOR})){{0,8}}"
        return f"(?:(?:{SEPARATOR}|{either(JOINT)})+{item}{self._lies_in})?"

    def _loose(self) -> str:
        others = f"等?(?:(?:\\d+|{HAN}{{1,2}})[家个])?(?:省直|市直|县直|有关|相关|成员)*{UNITS}?"
        owned = f"(?:{HAN}{{0,10}}?{self._title}|{others}{FOR_A_BODY}?|{FOR_A_BODY})?"
        return f"{owned}{SEPARATOR}+(?!{SEPARATOR})(?:{self._item()}{SEPARATOR}+(?!{SEPARATOR})){{0,8}}"
