"""Tables of pinyin: the syllables there are, characters with several readings, surnames and words with their own."""

import re

_ENTRY = re.compile(r"([^\x00-\x7f]+)([a-z,_]+)")


def _table(entries: str) -> dict[str, str]:
    """`单shan 曾zeng` -> {"单": "shan", "曾": "zeng"}"""
    return dict(_ENTRY.findall(entries))


SYLLABLES = frozenset(
    (
        "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao "
        "ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui "
        "chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die "
        "ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan "
        "gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen "
        "heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju "
        "juan jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan "
        "lang lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lue lun luo lv lve lyu "
        "ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne "
        "nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv nve nyu o ou pa pai pan "
        "pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong "
        "qiu qu quan que qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se "
        "sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun "
        "shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu "
        "tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu "
        "xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei "
        "zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang "
        "zhui zhun zhuo zi zong zou zu zuan zui zun zuo"
    ).split()
)

READINGS = {
    char: tuple(spellings.split(","))
    for char, spellings in _table(
        "单dan,shan 曾ceng,zeng 仇chou,qiu 解jie,xie 查cha,zha 区qu,ou 朴pu,piao 盖gai,ge 长chang,zhang "
        "重zhong,chong 行xing,hang 乐le,yue 厦sha,xia 会hui,kuai 朝chao,zhao 调diao,tiao 参can,shen 都du,dou "
        "六liu,lu 翟zhai,di 缪miao,mou 覃qin,tan 尉wei,yu 藏zang,cang 召zhao,shao 种zhong,chong 繁fan,po "
        "秘mi,bi 员yuan,yun 折zhe,she 黑hei,he 晟sheng,cheng 宓mi,fu 吕lv,lu,lyu 绿lv,lu,lyu 女nv,nu,nyu "
        "旅lv,lu,lyu 律lv,lu,lyu 铝lv,lu,lyu 虑lv,lu,lyu 略lve,lue 角jiao,jue 车che,ju 乘cheng,sheng "
        "传chuan,zhuan 弹dan,tan 降jiang,xiang 强qiang,jiang 识shi,zhi 率lv,shuai 万wan,mo 澄cheng,deng "
        "郇xun,huan 沈shen,chen 说shuo,shui 省sheng,xing 盛sheng,cheng 什shi,shen 宿su,xiu 提ti,di "
        "校xiao,jiao 血xue,xie 阿a,e 柏bai,bo 薄bao,bo 贾jia,gu 俞yu,shu 莘xin,shen 隗wei,kui 谌chen,shen "
        "祭ji,zhai 颉jie,xie 牟mou,mu 洗xi,xian 筠yun,jun 茜qian,xi 圩wei,xu 埔pu,bu 蚌bang,beng 番fan,pan "
        "咀zui,ju 扎zha,za 拓tuo,ta 卡ka,qia 术shu,zhu 着zhe,zhuo 了le,liao"
    ).items()
}
"""Several readings that people meet in names, the commonest first."""

SURNAMES = _table(
    "单shan 曾zeng 仇qiu 解xie 查zha 区ou 朴piao 盖ge 翟zhai 缪miao 覃qin 召shao 种chong 繁po 秘bi 员yun "
    "宓mi 乐yue 晟cheng 洗xian 沈shen 柏bai 薄bo 贾jia 隗wei 谌chen 祭zhai 牟mou 阿a 尉迟yuchi "
    "万俟moqi 单于chanyu 长孙zhangsun 澹台tantai 车che"
)
"""How a character is read where it is a surname."""

WORDS = {
    word: spelling.split("_")
    for word, spelling in _table(
        "重庆chong_qing 银行yin_hang 行业hang_ye 长沙chang_sha 长春chang_chun 厦门xia_men 音乐yin_yue "
        "会计kuai_ji 朝阳chao_yang 大厦da_sha 六安lu_an 行长hang_zhang 董事长dong_shi_zhang 成长cheng_zhang "
        "调度diao_du 商行shang_hang 车行che_hang 西藏xi_zang 重阳chong_yang 重工zhong_gong 番禺pan_yu "
        "蚌埠beng_bu 解放jie_fang"
    ).items()
}
"""Words whose reading is not that of their characters alone."""
