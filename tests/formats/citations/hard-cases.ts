import type { Name } from '../../../src/core/name';
import type { Paper, PaperType } from '../../../src/core/paper';

/** What an export has to carry besides the bibliographic fields. */
export interface HardCase {
  paper: Paper;
  tags?: string[];
  note?: string;
}

/** Names as they are written in their scripts: family and given, and a title that has that script. */
const scripts: Record<string, [family: string, given: string, title: string]> = {
  Han: ['李', '明', '注意力机制的综述'],
  'Han, two characters': ['欧阳', '娜娜', '大型语言模型：方法与应用'],
  Kana: ['やまだ', 'たろう', 'ひらがなとカタカナの研究'],
  'Kanji and Kana': ['山田', '太郎', '深層学習による画像認識'],
  Hangul: ['김', '철수', '한국어 언어 모델'],
  Cyrillic: ['Колмогоров', 'Андрей', 'Внимание и память'],
  Ukrainian: ['Їжакевич', 'Ґалаґан', 'Ґрунтовний огляд'],
  Greek: ['Παπαδόπουλος', 'Γιώργος', 'Η προσοχή στη μάθηση'],
  Arabic: ['الخوارزمي', 'محمد', 'الانتباه هو كل ما تحتاجه'],
  Persian: ['رضایی', 'علی', 'می‌خواهم بدانم'],
  Hebrew: ['כהן', 'דוד', 'למידה עמוקה'],
  Devanagari: ['शर्मा', 'राम', 'गहन शिक्षण का परिचय'],
  Bengali: ['ঠাকুর', 'রবীন্দ্রনাথ', 'ভাষা মডেল'],
  Tamil: ['ராமானுஜன்', 'சீனிவாச', 'எண் கோட்பாடு'],
  Thai: ['สมิท', 'สมชาย', 'การเรียนรู้เชิงลึก'],
  Georgian: ['ბერიძე', 'გიორგი', 'ენის მოდელი'],
  Armenian: ['Սարյան', 'Մարտիրոս', 'Լեզվի մոդել'],
  Ethiopic: ['ተክሌ', 'አበበ', 'የቋንቋ ሞዴል'],
  Vietnamese: ['Nguyễn', 'Thị Hồng', 'Đánh giá mô hình ngôn ngữ tiếng Việt'],
  'Vietnamese, with hooks': ['Bảo', 'Ngọc Thủy', 'Mô hình ngôn ngữ lớn ở Việt Nam'],
  Turkish: ['Çağlayan', 'Işıl', 'İstanbul’da Öğrenme'],
  Polish: ['Wiśniewski', 'Łukasz', 'Łódź i gęś'],
  Czech: ['Dvořák', 'Jiří', 'Hluboké učení'],
  Romanian: ['Țurcanu', 'Ștefan', 'Învățare și atenție'],
  Icelandic: ['Þórðarson', 'Guðmundur', 'Um djúpt nám'],
  Maltese: ['Ħaż-Żebbuġ', 'Ġorġ', 'Il-mudelli tal-lingwa'],
};

const titles = [
  'BERT: Pre-training of Deep Bidirectional Transformers',
  '100% of R&D: #1_of {all} the \\input{x} ~ ^ | things, <script>alert("x")</script>',
  'Unbalanced { braces',
  'Unbalanced } braces \\',
  '\\',
  '{}',
  '}{',
  '%',
  'A % that comments the rest away',
  'C# & C++ at 5 ^ 2 ~ 10 #1 $5 a_b {x} \\n',
  'From $5 to $10, $50%$ and a lone $',
  '$\\beta$-VAE at $O(n^2)$ in $\\mathbb{R}^d$ with $x^{a_b}_1$ and $\\frac{1}{2}$',
  '$\\input{/etc/passwd}$ and $\\def\\x{y}$ and $x^a^b$ and $\\undefined$',
  '$x^{2$ and $}$ and $\\begin{x}$',
  '$$E=mc^2$$ and \\(a\\) and \\[b\\]',
  '\\write18{touch /tmp/x}\\immediate\\openout\\csname end\\endcsname',
  '\\end{document} \\end{thebibliography} \\bye \\stop',
  '\\catcode`\\%=12 \\makeatletter \\loop \\iftrue \\repeat',
  '^^M^^5cinput{x} ^^@',
  '", author = {Nobody}, x = "',
  '@misc{x, title = "y"}, note = {z}',
  '@comment{ this is none } @preamble{"x"} @string{x = "y"}',
  'a%b\\% "and" and and others',
  'Quotes: "double", ‘single’, “curly”, „low“, «French», ‹angled›, `backtick`',
  'Dashes - – — ― and … ellipses',
  'β-VAE: ∇ × 10² ≤ ∞ → H₂O — 5 °C ± 1 ½ € £ ¥ § ¶ † ‡ © ® ™',
  '10⁻¹⁵ and x₁₂ and aⁿ and ∑ᵢ and ℝ, ℒ, 𝒩, 𝔼, 𝐱',
  'Ångström, Straße, Øresund, Łódź, Çağrı, naïve, Việt Nam, Țară, ǖ ǿ ĳ ŋ ð þ ą į ẞ',
  'x̄ and p̂ and ñ̃, decomposed: e\u0301 o\u0308',
  'αβγ in one word, α alone, ΔE',
  'Llamas 🦙 and 👩‍🔬 and 🇩🇪 and 👍🏽 and ❤️',
  'Zero\u200bwidth, soft\u00adhyphen, \u202ebidi\u202c, no\u00a0break, \ufefftab\t, line\nbreak',
  'Control \u0000\u0001\u0002\u0003\u0007\u001b[31m characters \u007f',
  'A lone surrogate \ud800 and a noncharacter \uffff',
  'Mixed العربية and English עברית 12',
  'ATTENTION IS ALL YOU NEED',
  'attention is all you need',
  'Sparks of artificial general intelligence: Early experiments with GPT-4',
  'On the Poisson equation and how Bayesian models solve it',
  'iTransformer, mT5, eBPF, LoRA, BERT’s, GPT-4o, 3D U-Net and R-CNN',
  'I, Robot: A vitamin C and type I story',
  'Q: What? A: That! B. C. D...',
  '   spaces   all   around   ',
  "-- --- ---- << >> ,, `` '' ?` !`",
  'http://example.org/a_b?c=%20&d#e',
  'x'.repeat(2_000),
  'long words of a title '.repeat(450),
  '🤗'.repeat(300),
  'e\u0301'.repeat(500),
  '[brackets] (parentheses) = , ; : . ! ? * + / @',
  'Ⅳ ① ½ ﬁ ﬂ № ℃ ‰ ‱ … ‖ ⁄ ※',
  'ℵ ℏ ℓ ⊕ ⊗ ⟨x⟩ ⌈x⌉ ⌊x⌋ ∀ ∃ ∅ ∈ ∉ ⊂ ⊆ ∪ ∩ ≠ ≈ ≡ ∼ ≪ ≫ ∝ √ ∂ ∫ ∏ ← ↑ ↓ ↔ ⇒ ⇔ ↦',
];

const authors: Name[] = [
  { family: 'Gödel', given: 'Kurt' },
  { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
  { family: 'Alembert', given: 'Jean', 'non-dropping-particle': "d'" },
  { family: 'Khwarizmi', given: 'Muhammad', 'non-dropping-particle': 'al-' },
  { family: 'al-Haytham', given: 'Hasan' },
  { family: 'boyd', given: 'danah' },
  { family: 'Van Gool', given: 'Luc' },
  { family: 'de la Cruz', given: 'Juan' },
  { family: 'Garcia y Vega', given: 'Ana' },
  { family: 'Özgür Ak', given: 'Ümit' },
  { family: 'A and B, C', given: 'D, E, F' },
  { family: 'And', given: 'Or' },
  { family: 'Others', given: 'Some' },
  { family: 'Ng', given: '"Andrew" {Y.} 50% & #1_$' },
  { family: 'Back\\', given: 'Slash\\' },
  { family: 'Brace{', given: '}Brace' },
  { family: "O'Brien", given: 'Conan' },
  { family: 'O’Neill', given: 'Shaquille' },
  { family: 'Smith-Jones', given: 'Jean-Pierre' },
  { family: 'King', given: 'Martin Luther', suffix: 'III' },
  { family: 'Tilde~', given: 'A~B' },
  { family: 'Å', given: 'Ø' },
  { literal: 'DeepSeek-AI' },
  { literal: 'OpenAI' },
  { literal: 'Search and Rescue, Inc., Ltd., and others' },
  { literal: 'others' },
  { literal: 'and' },
  { literal: 'The ATLAS Collaboration' },
  { literal: '李 明' },
  { literal: '김 철수' },
  { literal: '山田太郎' },
  { literal: 'Иванов, Иван' },
  { literal: 'Московский государственный университет' },
  { family: 'Plato' },
  { family: 'Abu Bakr' },
  { given: 'Madonna' },
  { printed: 'Laurens van der Maaten' },
  { printed: '王小明' },
  { family: 'X'.repeat(60), given: 'Y'.repeat(60) },
];

const venue: Record<PaperType, Partial<Paper>> = {
  article: { 'container-title': 'arXiv preprint' },
  'article-journal': {
    'container-title': 'Journal of Machine Learning Research',
    volume: '21',
    issue: '140',
    page: '1–67',
    ISSN: '1532-4435',
  },
  'paper-conference': {
    'container-title': 'Proceedings of the 2019 Conference of the NAACL: Human Language Technologies',
    'collection-title': 'ACL Anthology & Series',
    editor: [
      { family: 'Burstein', given: 'Jill' },
      { family: 'Doran', given: 'Christy' },
    ],
    volume: '1',
    page: '4171–4186',
    publisher: 'Association for Computational Linguistics',
    'publisher-place': 'Minneapolis, Minnesota',
    ISBN: '978-1-950737-13-0',
  },
  thesis: { publisher: 'University of Toronto', genre: 'PhD thesis', 'publisher-place': 'Toronto' },
  report: {
    publisher: 'Massachusetts Institute of Technology & Co.',
    number: 'TR-2020-07',
    genre: 'Technical report',
    page: '12',
  },
  book: {
    publisher: 'Taylor and Francis',
    'publisher-place': 'Boca Raton',
    edition: '2',
    ISBN: '978-0-262-03561-3',
    'collection-title': 'Adaptive Computation',
    volume: '3',
  },
  chapter: {
    'container-title': 'Handbook of Learning',
    publisher: 'Springer',
    editor: [{ family: 'Müller', given: 'Jörg' }],
    page: '12-34',
    ISBN: '9780262035613',
    edition: 'Second',
  },
  webpage: { publisher: 'Distill', URL: 'https://distill.pub/2017/momentum/?a_b=%20#c' },
  software: { publisher: 'Zenodo', URL: 'https://example.org/~a/b_c' },
  dataset: {
    publisher: 'Hugging Face',
    'collection-title': 'Data',
    number: '7',
    edition: '1.2',
    URL: 'https://example.org/d',
  },
};

const people =
  `Ada Lovelace, Grace Hopper, Alan Turing, Emmy Noether, Claude Shannon, Barbara Liskov, Donald Knuth, Leslie Lamport,
Frances Allen, John Backus, Edsger Dijkstra, Tony Hoare, Robin Milner, Dana Scott, Michael Rabin, Manuel Blum, Shafi Goldwasser,
Silvio Micali, Judea Pearl, Leslie Valiant, Yann LeCun, Yoshua Bengio, Geoffrey Hinton, Radia Perlman, Vint Cerf, Bob Kahn,
Margaret Hamilton, Katherine Johnson, Niklaus Wirth, Ole-Johan Dahl`.split(/,\s+/);

/** Two of them, others for the next paper: styles that make labels of names have 26 letters for those that are alike. */
function authorsOf(index: number): Name[] {
  return [0, 1 + (index % 7)].map((step) => {
    const [given = '', family = ''] = (people[(index + step) % people.length] ?? '').split(' ');
    return { family, given };
  });
}

const markdown =
  '# Read *this* first\n\n- 50% of `a_b` & $x^2$\n- @misc{trap, title = {x}}\n\n@article{trap,\n> C:\\dir #tag {brace} 李明 ∑ → ≤';

/** The cases that break exporters: names and titles in many scripts, signs of LaTeX's, every type, and what is missing. */
export function hardCases(): HardCase[] {
  return [...inScripts(), ...titled(), ...named(), ...typed(), ...lacking(), ...annotated()];
}

function inScripts(): HardCase[] {
  return Object.values(scripts).flatMap(([family, given, title], index) => [
    {
      paper: {
        id: `arxiv:2401.${10_000 + index}`,
        title,
        author: [{ family, given }],
        issued: '2024-01-15',
        categories: ['cs.CL'],
      },
    },
    {
      paper: {
        id: `doi:10.1000/literal-${index}`,
        title: `${title} 2`,
        author: [{ literal: `${family} ${given}` }],
        issued: '2023',
      },
    },
    {
      paper: {
        id: `doi:10.1000/journal-${index}`,
        title: `A study of ${title}`,
        author: [{ family, given }, ...authorsOf(index)],
        issued: '2022-11',
        type: 'article-journal',
        ...venue['article-journal'],
      },
    },
  ]);
}

function titled(): HardCase[] {
  return titles.flatMap((title, index): HardCase[] => [
    {
      paper: {
        id: `arxiv:2307.${10_000 + index}`,
        title,
        author: authorsOf(index),
        issued: '2023-07-18',
        categories: ['cs.CL'],
      },
    },
    {
      paper: {
        id: `doi:10.1000/title-${index}`,
        title: 'Within',
        author: authorsOf(index),
        issued: '2021',
        type: 'paper-conference',
        'container-title': `Proceedings of ${title.slice(0, 300)}`,
      },
    },
  ]);
}

function named(): HardCase[] {
  const many = Array.from(
    { length: 300 },
    (_, at): Name => ({
      family: `Author${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]}${'uvw'[Math.floor(at / 100)]}`,
      given: `Given ${'ABCDEFGHIJ'[at % 10]}.`,
    }),
  );
  return [
    ...authors.map(
      (author, index): HardCase => ({
        paper: { id: `doi:10.1000/${index}_%<a>;2-x`, title: 'One', author: [author], issued: '2020' },
      }),
    ),
    ...authors.map(
      (author, index): HardCase => ({
        paper: {
          id: `arxiv:2308.${10_000 + index}`,
          title: 'Two',
          author: [...authorsOf(index), author],
          issued: '2023-08-01',
        },
      }),
    ),
    { paper: { id: 'arxiv:2309.10000', title: 'All of them', author: authors, issued: '2023-09' } },
    { paper: { id: 'arxiv:2309.10001', title: 'Three hundred', author: many, issued: '2023-09' } },
    { paper: { id: 'arxiv:2309.10002', title: 'Many more', author: authorsOf(1), authorCount: 9, issued: '2023-09' } },
    {
      paper: {
        id: 'arxiv:2309.10003',
        title: 'And others',
        author: authorsOf(1),
        authorsIncomplete: true,
        issued: '2023-09',
      },
    },
  ];
}

function typed(): HardCase[] {
  return (Object.keys(venue) as PaperType[]).flatMap((type, index): HardCase[] => {
    const base = { title: `Of type ${type}`, author: authorsOf(index), issued: '2019-06-02' };
    const lean = { ...base, type, issued: '2019' };
    return [
      { paper: { id: `doi:10.1000/full-${index}`, ...base, type, ...venue[type] } },
      {
        paper: {
          id: `arxiv:1906.${10_000 + index}`,
          ...base,
          type,
          ...venue[type],
          DOI: `10.1000/pub-${index}`,
          categories: ['hep-th'],
        },
      },
      { paper: { id: `title:of type ${type}|lovelace`, ...lean } },
      { paper: { id: `title:underived ${type}|lovelace`, ...base, ...venue[type] } },
      {
        paper: {
          id: `doi:10.1000/noplace-${index}`,
          ...lean,
          volume: '12A',
          issue: '3',
          page: 'e1–e9, 12',
          edition: '12',
          ISBN: '123',
          ISSN: '0000-0000',
        },
      },
      { paper: { id: `doi:10.1000/issue-${index}`, ...lean, ...venue[type], volume: undefined as never, issue: '4' } },
    ];
  });
}

function lacking(): HardCase[] {
  return [
    { paper: { id: 'arxiv:hep-th/9901001', title: 'Nobody is known', categories: ['hep-th'] } },
    { paper: { id: 'arxiv:2301.00001' } },
    {
      paper: { id: 'title:a page|', title: 'A page', URL: 'https://example.org/~a_b?c=%20&d#{e}é', issued: '2020-12' },
    },
    { paper: { id: 'title:untitled|', title: '', author: authorsOf(4) } },
    { paper: { id: 'title:注意|', title: '注意', issued: 'soon' } },
    {
      paper: {
        id: 'doi:10.1000/nobody',
        title: 'No author',
        type: 'article-journal',
        'container-title': 'Nature',
        issued: '2020',
        volume: '1',
      },
    },
    {
      paper: {
        id: 'doi:10.1000/noyear',
        title: 'No year',
        type: 'article-journal',
        'container-title': 'Nature',
        author: authorsOf(5),
        volume: '1',
      },
    },
    {
      paper: { id: 'doi:10.1000/neither', title: 'Neither', type: 'paper-conference', 'container-title': 'Proc. of X' },
    },
    {
      paper: {
        id: 'doi:10.1000/edited',
        title: 'Edited',
        type: 'book',
        editor: authorsOf(3),
        publisher: 'Springer',
        issued: '2001',
      },
    },
    { paper: { id: 'doi:10.1000/baddate', title: 'Dated oddly', author: authorsOf(6), issued: '2023-02-31' } },
    { paper: { id: 'doi:10.1000/badmonth', title: 'Dated oddly, too', author: authorsOf(7), issued: '2023-13' } },
  ];
}

function annotated(): HardCase[] {
  return titles.slice(0, 40).map(
    (text, index): HardCase => ({
      paper: {
        id: `arxiv:2310.${10_000 + index}`,
        title: 'Annotated',
        author: authorsOf(index),
        issued: '2023-10',
        abstract: `${text}\n\n${text} ${text}`,
      },
      tags: ['a/b', 'to read', 'a, b', 'R&D', '100%', 'c_d#e', '注意', text.slice(0, 60)],
      note: index === 0 ? markdown : `${text}\n${text}`,
    }),
  );
}
