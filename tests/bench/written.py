"""Articles of our own making for benchmarks: each another place, other bodies, persons, documents and figures.

Drawn over the shipped regions by a seeded generator, so that two runs write the same; no two articles are alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kg.ontology import Ontology, Region

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国玉兰春梅海燕志远晓东立新永康思源若溪承泽雅琴"
TRADES = ("数控车工", "养老护理", "电工", "焊工", "家政服务", "网约配送", "中式烹调", "建筑测量", "茶艺", "物流调度")
THEMES = (
    *("职工之家建设", "劳模工匠选树", "困难职工帮扶", "户外劳动者驿站建设"),
    *("工资集体协商", "职工疗休养", "女职工关爱", "工会经费管理"),
)
OFFICES = (
    *("教育局", "人力资源和社会保障局", "卫生健康委员会", "财政局", "住房和城乡建设局", "应急管理局", "文化和旅游局"),
)
SENTENCES = (
    "{day}，{city}总工会在{county}召开{theme}推进会，{city}总工会主席{a}出席会议并讲话，{county}总工会主席{b}主持会议。",
    "{city}{office}联合{city}总工会印发《{city}{theme}实施办法（{year}—{later}年）》。",
    "会议要求，各级工会要把{theme}作为重点工作来抓，把服务送到职工身边。",
    "今年以来，{county}已建成户外劳动者服务站点{n}个，发放慰问金{m}万元，惠及职工{k}人。",
    "据了解，{city}现有工会会员{m}万名，去年新增会员{n}人，{trade}从业者占了不少。",
    "{county}职工{trade}技能大赛日前落幕，来自{county}{town}的选手{c}获得一等奖，被授予“{county}技术能手”称号。",
    "{city}{office}局长{d}来到{county}{town}调研{theme}工作，{county}总工会副主席{b}陪同。",
    "“以前送完单只能蹲在路边，现在有了歇脚的地方。”{town}的{trade}师傅{c}说。",
    "{a}指出，要聚焦主责主业，推动{theme}走深走实，不断增强职工的获得感。",
    "下一步，{county}总工会将与{county}{office}签订合作协议，共同开展{trade}职业技能培训{n}场。",
)


@dataclass(frozen=True, slots=True)
class Land:
    """Prefectures that have counties, with these."""

    prefectures: tuple[tuple[Region, tuple[Region, ...]], ...]

    @classmethod
    def of(cls, ontology: Ontology) -> Land:
        """The land of an ontology."""
        counties: dict[str, list[Region]] = {}
        for region in ontology.regions:
            if region.level == "county" and region.name.endswith(("县", "区", "市")):
                counties.setdefault(region.parent, []).append(region)
        above = ((ontology.regions.by_code(code), tuple(found)) for code, found in sorted(counties.items()))
        return cls(tuple((one, found) for one, found in above if one is not None and one.level == "prefecture"))


def article(number: int, land: Land) -> str:
    """The text of one article, always the same for its number."""
    draw = random.Random(number)
    city, counties = draw.choice(land.prefectures)
    county = draw.choice(counties)
    day = date(2016, 1, 1) + timedelta(days=draw.randrange(3650))
    # A town's persons return in its articles; what tells texts apart are the figures and the sentences drawn.
    names = random.Random(f"{city.code}{number % 7}")
    words = {
        "city": city.name, "county": county.name, "town": f"{draw.choice('东西南北中')}{draw.choice('关城岭河湾桥')}镇",
        "theme": draw.choice(THEMES), "trade": draw.choice(TRADES), "office": draw.choice(OFFICES),
        "day": f"{day.month}月{day.day}日", "year": str(day.year), "later": str(day.year + 3),
        "a": _name(names), "b": _name(names), "c": _name(draw), "d": _name(names),
    }  # fmt: skip
    head = f"{county.name}{words['theme']}{draw.choice(('见成效', '有新招', '再提速', '暖人心'))}"
    dateline = f"{day.year}年{day.month}月{day.day}日\n本报讯（记者 {_name(names)}）"
    told = draw.sample(SENTENCES, draw.randint(5, 9))
    paragraphs = [one.format(**words, n=draw.randint(2, 990), m=round(draw.uniform(1, 90), 1), k=draw.randint(50, 9999))
                  for one in told]  # fmt: skip
    paragraphs.insert(1, f"活动编号{number}，由{city.name}总工会{words['theme']}工作组整理。")
    return f"{head}\n\n{dateline}" + "\n".join(paragraphs) + "\n"


def _name(draw: random.Random) -> str:
    return draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice((1, 2, 2, 2))))


def written(count: int, ontology: Ontology) -> Iterator[str]:
    """So many articles."""
    land = Land.of(ontology)
    yield from (article(number, land) for number in range(count))


def moved(texts: Sequence[str], count: int, ontology: Ontology) -> Iterator[str]:
    """So many real texts: those given, again and again, each time with the names of its places changed."""
    wide = ("province", "prefecture", "county")
    regions = [one for one in ontology.regions if one.level in wide and len(one.name) > 2]
    levels: dict[str, list[str]] = {}
    for one in regions:
        levels.setdefault(one.level, []).append(one.name)
    level_of = {one.name: one.level for one in regions}
    names = re.compile("|".join(sorted(map(re.escape, level_of), key=len, reverse=True)))
    found = [sorted(set(names.findall(text))) for text in texts]
    for number in range(count):
        text, there = texts[number % len(texts)], found[number % len(texts)]
        draw = random.Random(number)
        other = {name: draw.choice(levels[level_of[name]]) for name in there} if number >= len(texts) else {}
        turned = names.sub(lambda one, other=other: other.get(one[0], one[0]), text)
        yield f"{turned.rstrip()}\n{_tail(draw, number)}\n"


def _tail(draw: random.Random, number: int) -> str:
    """A last line that tells the copies apart."""
    return f"这是第{number}篇，{_name(draw)}整理。"


def write(texts: Iterator[str], folder: Path) -> None:
    """Each text into a file of its own, a thousand a folder."""
    for number, text in enumerate(texts):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
