"""What a person types finds what he means: a corpus of names and companies, searched as people search."""

import contextlib

import pytest
import pytest_asyncio
from crm_platform.search.analysis import fragment_terms, index_terms
from crm_platform.search.pinyin import sort_key, syllables
from crm_platform.search.port import SearchField, SearchQuery, SearchSpec
from crm_platform.search.tantivy import TantivyIndex

SPEC = SearchSpec(
    "customers",
    (
        SearchField("contact", "text", weight=10, pinyin=True),
        SearchField("company", "text", weight=5, pinyin=True),
        SearchField("remarks", "text"),
        SearchField("numbers", "fragment", weight=5, many=True),
        SearchField("since", "number", sort=True),
    ),
)

PEOPLE = """
张小明 | 上海明华科技有限公司
李雷 | 北京华清软件有限公司
王芳 | 广州市白云区粤海贸易有限公司
刘德海 | 深圳市腾跃电子有限公司
单晓龙 | 杭州西湖茶业集团
曾志强 | 重庆长江重工股份有限公司
仇英 | 苏州工业园区精密仪器厂
解海燕 | 西安高新医疗器械有限公司
查良镛 | 嘉兴市文化传播有限公司
区志航 | 佛山市南海陶瓷实业有限公司
朴海镇 | 延边朝阳食品有限公司
盖聂 | 太原剑桥教育咨询公司
尉迟恭 | 山西朔州煤炭运销公司
欧阳娜娜 | 台北樂聲音樂有限公司
司马光 | 洛阳古籍出版社
诸葛亮 | 成都武侯智能装备有限公司
万俟雪 | 宁夏枸杞生物科技
长孙无忌 | 咸阳渭城物流有限公司
上官婉儿 | 长安文旅发展集团
慕容复 | 苏州燕子坞酒店管理
吕布 | 包头市稀土新材料
覃小兰 | 南宁邕江饮料有限公司
翟天临 | 青岛海信视像科技
缪斯 | 厦门鼓浪屿琴行
乐嘉 | 上海性格色彩研究院
任正非 | 华为技术有限公司
雷军 | 小米通讯技术有限公司
马化腾 | 腾讯计算机系统有限公司
董明珠 | 珠海格力电器股份有限公司
曹德旺 | 福耀玻璃工业集团
宗庆后 | 杭州娃哈哈集团
王传福 | 比亚迪股份有限公司
许家印 | 恒大地产集团
丁磊 | 网易（杭州）网络有限公司
张一鸣 | 字节跳动（北京）科技
黄峥 | 拼多多网络科技
程维 | 滴滴出行科技有限公司
王兴 | 美团点评（上海）
李彦宏 | 百度在线网络技术
刘强东 | 京东世纪贸易有限公司
陳冠希 | 香港國際貿易有限公司
劉德華 | 香港映藝娛樂有限公司
張學友 | 香港寰亞音樂有限公司
鄧麗君 | 臺灣歌林唱片股份有限公司
林志玲 | 台湾志玲姐姐慈善基金会
古天乐 | 天下一电影制作
谢霆锋 | 锋味控股
容祖儿 | 英皇娱乐集团
John Smith | Northwind Traders Ltd
Maria García | Vandelay Industries
Hans Müller | Müller Maschinenbau GmbH
Peter O'Neill | Contoso Pharmaceuticals
Anna Kowalska | Globex Polska
Satoshi Tanaka | 株式会社ヤマハ
阿卜杜·热合曼 | 新疆和田玉石有限公司
郇正 | 山东寿光蔬菜批发
沈从文 | 湘西凤凰旅游
冼星海 | 番禺音乐学院
臧天朔 | 内蒙古赤峰奶业
贾平凹 | 陕西商洛核桃
柏林 | 安徽六安茶叶
车晓 | 大连車行汽车销售
佟丽娅 | 伊犁薰衣草
薄荷 | 蚌埠玻璃厂
"""


def the_corpus() -> list[dict]:
    docs = []
    for at, line in enumerate(PEOPLE.strip().splitlines()):
        contact, company = line.split(" | ")
        numbers = [f"+86138{10_000_000 + at * 7_654_321 % 89_999_999}", f"KH2026{at:06d}"]
        docs.append({"id": contact, "access": ["*"], "contact": contact, "company": company, "numbers": numbers})
    docs[0]["remarks"] = "客户对报价有异议，需要下周再次沟通数据的迁移"
    docs[0]["numbers"].append("xm.zhang@minghua.com")
    docs[1]["remarks"] = "SAP integration with the data warehouse, see café notes"
    docs[1]["numbers"].append("+862155550188;ext=312")
    return docs


CORPUS = the_corpus()


of_one_index = pytest.mark.asyncio(loop_scope="module")
"""Tests of the index that is filled once, and that nobody writes to."""


@contextlib.asynccontextmanager
async def filled(folder):
    index = TantivyIndex(folder, [SPEC])
    await index.open()
    await index.put("customers", CORPUS, refresh=True)
    yield index
    await index.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def corpus(tmp_path_factory):
    async with filled(tmp_path_factory.mktemp("words")) as index:
        yield index


@pytest.fixture
async def index(tmp_path):
    """One's own, to write to."""
    async with filled(tmp_path) as index:
        yield index


async def found(index: TantivyIndex, words: str, **query) -> list[str]:
    return (await index.search("customers", SearchQuery(keys=["*"], words=words, **query))).ids


def asked(lines: str) -> list[tuple[str, str]]:
    """`person: words; words` -> (words, person)"""
    pairs = (line.split(": ") for line in lines.strip().splitlines() if not line.startswith("#"))
    return [(words, person) for person, all_words in pairs for words in all_words.split("; ")]


FIRST = asked("""
# as written, whole and in pieces of two characters
张小明: 张小明; 小明; 明华; 海明; 异议
王芳: 粤海
董明珠: 珠海格力; 格力电器
欧阳娜娜: 欧阳娜娜
阿卜杜·热合曼: 热合曼; 阿卜杜热合曼
张一鸣: 字节跳动北京
丁磊: 网易(杭州)
Satoshi Tanaka: ヤマハ
# words apart, in one run and in several
刘德海: 深圳电子公司
单晓龙: 杭州 茶业
张小明: 张小明 上海; 数据迁移; 上海 张 科技
# traditional and simplified, both ways
陳冠希: 陈冠希; 香港国际贸易
劉德華: 刘德华
张小明: 張小明
任正非: 華為
鄧麗君: 台湾歌林
车晓: 車行; 车行
# width, case, accents, punctuation, padding
李雷: ＳＡＰ; cafe
John Smith: ｎｏｒｔｈｗｉｎｄ
Maria García: GARCIA; garcía
Hans Müller: muller
Peter O'Neill: o'neill
张小明: 张　小明
丁磊: 网易（杭州）
# pinyin, whole, partly typed, apart, of companies, of traditional names
张小明: zhangxiaoming; zhang xiao ming; xiaoming; zhangxiaom; zhangx; zhangxm; minghuakeji; shanghaiminghua
张小明: shanghaiminghuakejiyouxian
任正非: huaweijishu
陳冠希: chenguanxi
马化腾: tengxun
董明珠: ZhuHaiGeLi
王传福: biyadi
欧阳娜娜: ouyangnana
# several readings of one character
单晓龙: shanxiaolong; danxiaolong
曾志强: zengzhiqiang; chongqingchangjiang
仇英: qiuying
解海燕: xiehaiyan
查良镛: zhaliangyong
区志航: ouzhihang
朴海镇: piaohaizhen
盖聂: genie
尉迟恭: yuchigong
万俟雪: moqixue
长孙无忌: zhangsunwuji
翟天临: zhaitianlin
缪斯: miaosi; xiamen
乐嘉: yuejia
吕布: lvbu; lubu; lyubu
柏林: liuan
薄荷: bengbu
冼星海: panyu
郇正: xunzheng
# initials
张小明: zxm; shmh; mhkj; shmhkj
欧阳娜娜: oynn
任正非: hwjs
单晓龙: sxl
曾志强: zzq
董明珠: zhgl
张一鸣: ZJTD
# Latin words, whole and begun
John Smith: northwind; northw; smith
Maria García: vandelay ind
李雷: warehouse
# pieces of numbers and codes from anywhere
尉迟恭: KH2026000012; 000012
张小明: minghua.com; zhang@ming; xm.zhang@minghua.com
李雷: 5555-0188; (021) 5555-0188; 021 5555 0188; 0188312; +86 21 5555 0188
""")


@of_one_index
@pytest.mark.parametrize(("words", "first"), FIRST)
async def test_the_first_hit_is_the_one_that_was_meant(corpus, words, first):
    assert (await found(corpus, words))[:1] == [first]


WITH_A_MISTAKE = asked("""
# a letter changed, dropped, added, swapped
John Smith: nortwind; northwund; norhtwind; smiht; smitt
Maria García: vandellay
Peter O'Neill: contozo
Anna Kowalska: kowalzka; globix
李雷: integratoin
张小明: zhangxiaomng; zhagnxiaoming; zhangxiaomin; zhengxiaoming; zhangxiaominf; xiaomimg; minhguakeji
张小明: shanghaimnghuakeji
马化腾: tengxum
王传福: biyadii
吕布: lubo
王芳: wang fnag
# a character changed, by what sounds alike or not, at each place
张小明: 张晓明; 章小明; 张小名; 王小明; 张大明; 张小月; 明花科技; 名华科技
刘德海: 刘得海
董明珠: 董名珠; 珠海格利电器
欧阳娜娜: 欧阳那那
王芳: 粤梅贸易
王传福: 比亚帝
马化腾: 腾迅计算机系统
劉德華: 劉得華
阿卜杜·热合曼: 热河曼
诸葛亮: 诸葛高
上官婉儿: 上官碗儿
曾志强: 长江重公
""")


@of_one_index
@pytest.mark.parametrize(("words", "meant"), WITH_A_MISTAKE)
async def test_one_wrong_letter_or_character_still_finds_it(corpus, words, meant):
    assert meant in (await found(corpus, words))[:5]


@of_one_index
async def test_every_pair_of_neighbouring_characters_finds_its_company(corpus):
    for doc in CORPUS:
        company = doc["company"].translate({ord("（"): None, ord("）"): None})
        for at in range(len(company) - 1):
            pair = company[at : at + 2]
            if not pair.isascii() and "ü" not in pair:
                assert doc["id"] in await found(corpus, pair, limit=100), (pair, company)


@of_one_index
async def test_every_piece_of_three_digits_or_more_finds_its_number(corpus):
    for doc in CORPUS[:20]:
        digits = doc["numbers"][0].lstrip("+")
        for at in range(0, len(digits) - 2, 2):
            for size in (3, 5, 8):
                if at + size <= len(digits):
                    assert doc["id"] in await found(corpus, digits[at : at + size], limit=100)
        assert await found(corpus, digits) == [doc["id"]]


@of_one_index
async def test_a_number_is_not_found_across_two_numbers_nor_in_another_order(corpus):
    assert await found(corpus, "10000000KH2026") == []
    assert await found(corpus, "81381380") == []


@of_one_index
@pytest.mark.parametrize(
    "words", ["！！！", '"*^~:', "不存在的公司名字在这里", "qqqqqqzzz", "999999999999", "a" * 5000]
)
async def test_words_that_nothing_has_find_nothing(corpus, words):
    assert await found(corpus, words) == []


async def test_what_matches_as_typed_comes_before_what_is_close(index):
    await index.put("customers", [{"id": "近", "access": ["*"], "contact": "张晓明"}], refresh=True)
    assert (await found(index, "张小明"))[:2] == ["张小明", "近"]
    assert (await found(index, "张晓明"))[:2] == ["近", "张小明"]


async def test_typos_are_not_looked_for_where_enough_match_as_typed(index):
    many = [{"id": f"l{at}", "access": ["*"], "contact": f"李航{at}"} for at in range(30)]
    await index.put("customers", [*many, {"id": "other", "access": ["*"], "contact": "李红"}], refresh=True)
    hits = await index.search("customers", SearchQuery(keys=["*"], words="lihang"))
    assert (hits.about, "other" in hits.ids) == (30, False)
    assert "other" in await found(index, "lihong")


async def test_an_explicit_order_takes_close_matches_only_where_nothing_matches_as_typed(index):
    close = {"id": "近", "access": ["*"], "contact": "张晓明", "since": 2}
    await index.put("customers", [close, {**CORPUS[0], "since": 1}], refresh=True)
    assert await found(index, "张小明", order=("since", True)) == ["张小明"]
    assert (await found(index, "张大明", order=("since", True)))[:2] == ["近", "张小明"]


async def test_a_name_outweighs_a_remark(index):
    extra = [{"id": "noted", "access": ["*"], "remarks": "与格力有合作"}]
    await index.put("customers", extra, refresh=True)
    assert await found(index, "格力") == ["董明珠", "noted"]


async def test_pages_by_relevance_go_on_in_the_index_as_it_was(index):
    docs = [{"id": f"r{at}", "access": ["*"], "contact": f"分页{at}"} for at in range(90)]
    await index.put("customers", docs, refresh=True)
    seen: list[str] = []
    after = None
    while True:
        query = SearchQuery(keys=["*"], words="分页", limit=20, after=after)
        hits = await index.search("customers", query)
        seen += hits.ids
        if hits.next is None:
            break
        after = hits.next
        await index.delete("customers", hits.ids[:5], refresh=True)
    assert sorted(seen) == sorted(doc["id"] for doc in docs)


def test_a_two_character_word_counts_more_than_neighbours_by_chance():
    assert index_terms("数据迁移").words.split().count("数据") == 2
    assert index_terms("数据迁移").words.split().count("据迁") == 1


def test_fragments_ignore_what_stands_between_digits():
    assert fragment_terms("+86 138-1234") == "861 613 138 381 812 123 234"
    assert fragment_terms("-") == ""


@pytest.mark.parametrize(
    ("name", "spelled"),
    [("单晓龙", "shan xiao long"), ("曾国藩", "zeng guo fan"), ("仇英", "qiu ying"), ("尉迟恭", "yu chi gong"),
     ("单于", "chan yu"), ("Anna 王", "anna wang"), ("重庆", "chong qing")],
)  # fmt: skip
def test_names_are_spelled_with_the_reading_of_the_surname(name, spelled):
    assert " ".join(syllables(name, name=True)) == spelled


def test_sorting_by_pinyin_goes_syllable_by_syllable():
    names = ["西安", "先锋", "阿里", "张三", "Acme", "單曉龍", "单晓龙"]
    ordered = sorted(names, key=lambda name: sort_key(name, name=True))
    assert ordered == ["阿里", "Acme", "單曉龍", "单晓龙", "西安", "先锋", "张三"]
