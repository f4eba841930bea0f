import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { proposeKey, uniqueKey } from '../../src/formats/citation-key';

const keyOf = (paper: Omit<Paper, 'id'>) => proposeKey({ id: 'title:x|', ...paper });

describe('proposeKey', () => {
  it.each<[string, Omit<Paper, 'id'>]>([
    [
      'touvron2023llama',
      { author: [{ family: 'Touvron', given: 'Hugo' }], issued: '2023-07-18', title: 'Llama 2: Open' },
    ],
    ['vaswani2017attention', { author: [{ family: 'Vaswani' }], issued: '2017', title: 'Attention Is All You Need' }],
    ['weiss2020strasse', { author: [{ family: 'Weiß' }], issued: '2020', title: 'Straße' }],
    ['osterberg2020unet', { author: [{ family: 'Österberg' }], issued: '2020', title: 'The U-Net' }],
    ['ivanov2020vnimanie', { author: [{ family: 'Иванов' }], issued: '2020', title: 'Внимание' }],
    ['papadopoulos2020low', { author: [{ family: 'Παπαδόπουλος' }], issued: '2020', title: 'Low-Rank' }],
    [
      'vandenoord2017neural',
      { author: [{ 'non-dropping-particle': 'van den', family: 'Oord' }], issued: '2017', title: 'Neural' },
    ],
    ['deepseekai2025deepseek', { author: [{ literal: 'DeepSeek-AI' }], issued: '2025', title: 'DeepSeek-R1' }],
    ['gemini2023', { author: [{ literal: 'The Gemini Team' }], issued: '2023', title: '注意力' }],
    ['touvron2023attention', { author: [{ printed: 'Hugo Touvron' }], issued: '2023', title: 'Attention' }],
    ['wang2023attention', { author: [{ literal: '王小明' }], issued: '2023', title: 'Attention' }],
    ['ouyang2023attention', { author: [{ family: '欧阳', given: '明' }], issued: '2023', title: 'Attention' }],
    ['zhang2023', { author: [{ literal: '張 三' }], issued: '2023', title: '注意力' }],
    ['lu2023', { author: [{ family: '吕' }], issued: '2023' }],
    ['kim2023', { author: [{ literal: '김민수' }], issued: '2023' }],
    ['namgung2023', { author: [{ literal: '남궁민수' }], issued: '2023' }],
    ['ttok2023', { author: [{ family: '똑' }], issued: '2023' }],
    ['tanaka2023', { author: [{ literal: '田中太郎' }], issued: '2023' }],
    ['hasegawa2023', { author: [{ literal: '長谷川翔' }], issued: '2023' }],
    ['hattori2023', { author: [{ family: 'ハットリ', given: 'シュウ' }], issued: '2023' }],
    ['kyoshanitcha2023', { author: [{ family: 'きょしゃにっちゃ' }], issued: '2023' }],
    // A surname that isn't among the common ones: nothing is made up.
    ['taro2023', { author: [{ family: '龘', given: 'Taro' }], issued: '2023' }],
    ['anonymous2023', { author: [{ literal: '甲乙丙丁' }], issued: '2023' }],
    ['anonymous2023title', { issued: '2023', title: 'On the Title' }],
    ['anonymoustitle', { title: 'Title' }],
    ['paper', { title: 'The 🤗' }],
  ])('is %s', (key, paper) => {
    expect(keyOf(paper)).toBe(key);
  });

  it('takes the year from an arXiv id where no date is known', () => {
    expect(proposeKey({ id: 'arxiv:1706.03762', title: 'Attention' })).toBe('anonymous2017attention');
  });

  it('is short and plain, whatever a page says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, literal) => {
        expect(keyOf({ title, author: [{ literal }] })).toMatch(/^[a-z0-9]{1,84}$/);
      }),
    );
    expect(keyOf({ title: 'a'.repeat(10_000), author: [{ family: 'b'.repeat(10_000) }] })).toHaveLength(80);
  }, 60_000);
});

describe('uniqueKey', () => {
  it('keeps a key that nobody has', () => {
    expect(uniqueKey('hu2021lora', new Set(['hu2021lorax']))).toBe('hu2021lora');
  });

  it('adds letters until nobody has it', () => {
    const taken = new Set<string>();
    for (let count = 0; count < 29; count += 1) taken.add(uniqueKey('k', taken));
    expect([...taken].slice(0, 3)).toEqual(['k', 'ka', 'kb']);
    expect([...taken].slice(26)).toEqual(['kz', 'kaa', 'kab']);
  });
});
