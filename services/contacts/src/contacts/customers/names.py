"""A contact's name: taken apart, written in pinyin, addressed. Chinese first, other names where they are certain."""

import functools
import re

from crm_platform.search.pinyin import syllables

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
        "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 公西 "
        "颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 "
        "梁丘 左丘 东门 西门 南荣 第五 贺兰 纳兰 完颜 耶律 贺若 叶赫 那拉 歐陽 東方 獨孤 南宮 聞人 "
        "諸葛 尉遲 澹臺 濮陽 鍾離 長孫 鮮于 閭丘 顓孫 樂正 穀梁 軒轅 東郭 南門 東門 西門 賀蘭 納蘭 "
        "萬俟 "
    ).split()
)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+").fullmatch
_LETTERS = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'.\-]*"
_LATIN = re.compile(rf"{_LETTERS}(?: {_LETTERS})+").fullmatch
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "da", "del", "di", "la", "le", "bin", "ibn"})

# Longer titles first: 副总经理 is not 经理.
_TITLES = (
    ("董事长", "董事长"), ("总经理", "总"), ("总裁", "总"), ("总监", "总"), ("总工程师", "总工"),
    ("工程师", "工"), ("董事", "董"), ("经理", "经理"), ("主任", "主任"), ("教授", "教授"),
    ("老师", "老师"), ("博士", "博士"), ("律师", "律师"), ("医生", "医生"), ("医师", "医生"),
    ("局长", "局长"), ("处长", "处长"), ("科长", "科长"), ("院长", "院长"), ("校长", "校长"),
    ("厂长", "厂长"), ("所长", "所长"), ("部长", "部长"), ("书记", "书记"), ("主管", "主管"),
)
_HONORIFIC = re.compile(r"(先生|女士|小姐|太太|老师|经理|总监|总|主任|博士|教授|工)$")
_BY_GENDER = {"male": ("先生", "Mr."), "female": ("女士", "Ms.")}


def split_name(name: str) -> tuple[str | None, str | None]:
    """(family, given). A name that cannot be taken apart with certainty has no family name."""
    if _HAN(name):
        return _split_chinese(name)
    if "," in name:
        family, _, given = (part.strip() for part in name.partition(","))
        return (family, given) if family and given else (None, name)
    if _LATIN(name):
        words = name.split(" ")
        at = len(words) - 1
        while at > 1 and words[at - 1].lower() in _PARTICLES:
            at -= 1
        return " ".join(words[at:]), " ".join(words[:at])
    return None, name


def _split_chinese(name: str) -> tuple[str | None, str | None]:
    bare = _HONORIFIC.sub("", name) if len(name) > 1 else name
    if bare != name and (len(bare) == 1 or bare in COMPOUND_SURNAMES):
        return bare, None                           # 王总, 欧阳先生: nobody knows more
    if len(name) > 2 and name[:2] in COMPOUND_SURNAMES:
        return name[:2], name[2:]
    if 2 <= len(name) <= 4:
        return name[0], name[1:]
    return None, name                               # 阿卜杜热合曼: transliterated, or one character


def pinyin_of(name: str, family: str | None) -> str | None:
    """`Ouyang Xiaoming`; None where the name is not all Chinese."""
    if not _HAN(name):
        return None
    spelled = syllables(name, name=True)
    size = len(family) if family and name.startswith(family) and len(spelled) == len(name) else 0
    parts = ("".join(spelled[:size]), "".join(spelled[size:]))
    return " ".join(part.capitalize() for part in parts if part)


def salutation_of(name: str, family: str | None, gender: str | None, title: str | None) -> str | None:
    """How he is addressed: 王总, 李工, 张女士, Ms. Smith; None where neither title nor gender tells."""
    if not family:
        return None
    if _HAN(family):
        ending = _ending_of(title or "") or _BY_GENDER.get(gender or "", (None,))[0]
        return f"{family}{ending}" if ending else None
    honorific = _BY_GENDER.get(gender or "", (None, None))[1]
    return f"{honorific} {family}" if honorific and _LATIN(name.replace(",", "")) else None


@functools.lru_cache(maxsize=1024)
def _ending_of(title: str) -> str | None:
    return next((short for long, short in _TITLES if long in title), None)
