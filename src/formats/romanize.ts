import type { Name } from '../core/name';

/**
 * A surname in Han, Hangul or Kana as its bearers mostly write it in Latin letters: `王小明` is `wang`, `김민수` is `kim`, `田中`
 * is `tanaka`. Empty where that can't be told: a surname that isn't among the common ones, or another script.
 * Source: https://en.wikipedia.org/wiki/Revised_Romanization_of_Korean, https://en.wikipedia.org/wiki/Hepburn_romanization,
 * https://en.wikipedia.org/wiki/List_of_common_Chinese_surnames and their kin in Korea and Japan.
 */
export function romanizedSurname({ family, literal = '' }: Name): string {
  const [first = '', ...rest] = (family ?? literal)
    .slice(0, 40)
    .normalize('NFC')
    .trim()
    .split(/[\s·・]+/);
  const isSurname = family !== undefined || rest.length > 0;
  if (/^[\u3041-\u30ff]+$/.test(first)) return ofKana(first);
  if (/^[가-힣]+$/.test(first)) return ofHangul(isSurname ? first : first.slice(0, twoSyllables.test(first) ? 2 : 1));
  if (!/^\p{Script=Han}/u.test(first)) return '';
  return isSurname ? (surnames.get(first) ?? '') : ofWhole(first);
}

/** Surname and given name without a space: two or three characters are Chinese unless they begin with a longer surname. */
function ofWhole(name: string): string {
  const characters = [...name];
  for (const length of [3, 2]) {
    const found = characters.length > length ? surnames.get(characters.slice(0, length).join('')) : undefined;
    if (found !== undefined) return found;
  }
  return characters.length <= 3 ? (surnames.get(characters[0] ?? '') ?? '') : '';
}

const twoSyllables = /^(?:남궁|황보|제갈|선우|독고|사공|서문|동방)/;

const initials = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = '- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

function ofHangul(surname: string): string {
  const known = surnames.get(surname);
  if (known !== undefined) return known;
  return [...surname]
    .map((syllable) => {
      const index = (syllable.codePointAt(0) ?? 0) - 0xac00;
      const parts = [initials[Math.floor(index / 588)], vowels[Math.floor((index % 588) / 28)], finals[index % 28]];
      return parts.filter((part) => part !== '-').join('');
    })
    .join('');
}

function ofKana(text: string): string {
  const plain = [...text.normalize('NFC')]
    .map((sign) => (sign >= 'ァ' && sign <= 'ヶ' ? String.fromCharCode(sign.charCodeAt(0) - 0x60) : sign))
    .join('');
  return plain
    .replace(/[きぎしじちぢにひびぴみり][ゃゅょ]/g, (pair) => contracted(pair))
    .replace(/[ぁ-ゖ]/g, (sign) => kana.get(sign) ?? sign)
    .replace(/っ([a-z])/g, (_, next: string) => (next === 'c' ? 'tc' : next + next))
    .replace(/[^a-z]/g, '');
}

/** `きゃ` is `kya`, `しゃ` is `sha`. */
function contracted(pair: string): string {
  const head = (kana.get(pair.charAt(0)) ?? '').slice(0, -1);
  const vowel = { ゃ: 'a', ゅ: 'u', ょ: 'o' }[pair.charAt(1)] ?? '';
  return /^(?:sh|ch|j)$/.test(head) ? head + vowel : `${head}y${vowel}`;
}

const kana = mapped(
  `あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so ざ za じ ji ず zu
  ぜ ze ぞ zo た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he
  ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru
  れ re ろ ro わ wa を o ん n ゔ vu`,
);

const surnames = mapped(
  `王 wang 李 li 张/張 zhang 刘/劉 liu 陈/陳 chen 杨/楊 yang 黄/黃 huang 赵/趙 zhao 周 zhou 吴/吳 wu 徐 xu 孙/孫 sun 朱 zhu 马/馬 ma 胡 hu 郭 guo
  林 lin 何 he 高 gao 梁 liang 郑/鄭 zheng 罗/羅 luo 宋 song 谢/謝 xie 唐 tang 韩/韓 han 曹 cao 许/許 xu 邓/鄧 deng 萧/蕭/肖 xiao 冯/馮 feng
  曾 zeng 程 cheng 蔡 cai 彭 peng 潘 pan 袁 yuan 于 yu 董 dong 余 yu 苏/蘇 su 叶/葉 ye 吕/呂 lü 魏 wei 蒋/蔣 jiang 田 tian 杜 du 丁 ding
  沈 shen 姜 jiang 范/範 fan 江 jiang 傅 fu 钟/鍾/鐘 zhong 卢/盧 lu 汪 wang 戴 dai 崔 cui 任 ren 陆/陸 lu 廖 liao 姚 yao 方 fang 金 jin
  邱 qiu 夏 xia 谭/譚 tan 韦/韋 wei 贾/賈 jia 邹/鄒 zou 石 shi 熊 xiong 孟 meng 秦 qin 阎/閻/闫 yan 薛 xue 侯 hou 雷 lei 白 bai 龙/龍 long
  段 duan 郝 hao 孔 kong 邵 shao 史 shi 毛 mao 常 chang 万/萬 wan 顾/顧 gu 赖/賴 lai 武 wu 康 kang 贺/賀 he 严/嚴 yan 尹 yin 钱/錢 qian
  施 shi 牛 niu 洪 hong 龚/龔 gong 汤/湯 tang 陶 tao 黎 li 温/溫 wen 莫 mo 易 yi 樊 fan 乔/喬 qiao 文 wen 安 an 殷 yin 颜/顏 yan 庄/莊 zhuang
  章 zhang 鲁/魯 lu 倪 ni 庞/龐 pang 邢 xing 俞 yu 翟 zhai 蓝/藍 lan 聂/聶 nie 齐/齊 qi 向 xiang 申 shen 葛 ge 柴 chai 伍 wu 覃 qin 骆/駱 luo
  关/關 guan 焦 jiao 柳 liu 欧/歐 ou 祝 zhu 纪/紀 ji 尚 shang 毕/畢 bi 耿 geng 左 zuo 季 ji 管 guan 辛 xin 苗 miao 詹 zhan 曲 qu 裴 pei
  欧阳 ouyang 歐陽 ouyang 司马 sima 司馬 sima 上官 shangguan 诸葛 zhuge 諸葛 zhuge 司徒 situ 皇甫 huangfu 夏侯 xiahou
  김 kim 이 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 한 han 오 oh 서 seo 신 shin 권 kwon 황 hwang 안 ahn
  송 song 류 ryu 유 yoo 전 jeon 홍 hong 고 ko 문 moon 양 yang 손 son 배 bae 백 baek 허 heo 남 nam 심 shim 노 noh 하 ha 곽 kwak
  성 sung 차 cha 주 joo 우 woo 구 koo 민 min
  田中 tanaka 佐藤 sato 鈴木 suzuki 高橋 takahashi 伊藤 ito 渡辺 watanabe 渡邊 watanabe 渡邉 watanabe 山本 yamamoto 中村 nakamura
  小林 kobayashi 加藤 kato 吉田 yoshida 山田 yamada 佐々木 sasaki 山口 yamaguchi 松本 matsumoto 井上 inoue 木村 kimura 清水 shimizu
  斎藤 saito 斉藤 saito 齋藤 saito 山崎 yamazaki 池田 ikeda 橋本 hashimoto 阿部 abe 石川 ishikawa 前田 maeda 藤田 fujita
  小川 ogawa 岡田 okada 後藤 goto 長谷川 hasegawa 村上 murakami 近藤 kondo 石井 ishii 坂本 sakamoto 遠藤 endo 青木 aoki
  藤井 fujii 西村 nishimura 福田 fukuda 太田 ota 三浦 miura 藤原 fujiwara 岡本 okamoto 松田 matsuda 中川 nakagawa 中野 nakano
  原田 harada 小野 ono 田村 tamura 竹内 takeuchi 金子 kaneko 和田 wada 中山 nakayama 石田 ishida 上田 ueda 森田 morita
  杉山 sugiyama 福島 fukushima 岡崎 okazaki 松尾 matsuo 甘利 amari`,
);

/** Pairs of what is written, in several ways parted by slashes, and how it is spelt. */
function mapped(pairs: string): ReadonlyMap<string, string> {
  const all = pairs.trim().split(/\s+/);
  const found = new Map<string, string>();
  for (let at = 0; at + 1 < all.length; at += 2) {
    for (const written of (all[at] ?? '').split('/')) found.set(written, all[at + 1] ?? '');
  }
  return found;
}
