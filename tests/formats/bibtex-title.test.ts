import { describe, expect, it } from 'vitest';
import { bibtexTitle } from '../../src/formats/bibtex-title';

describe('bibtexTitle', () => {
  it.each([
    ['BERT: Pre-training of Deep Transformers', '{BERT}: Pre-training of Deep Transformers'],
    ['LoRA: Low-Rank Adaptation', '{LoRA}: Low-Rank Adaptation'],
    ['iTransformer and eBPF', '{iTransformer} and {eBPF}'],
    ['Fine-tuning LLMs with GPT-4', 'Fine-tuning {LLMs} with {GPT}-4'],
    ['3D U-Net', '{3D} {U-Net}'],
    ['Faster R-CNN', 'Faster {R-CNN}'],
    ["ImageNet's Labels, O’Brien", "{ImageNet's} Labels, {O'Brien}"],
    ['Vitamin C and Type I', 'Vitamin {C} and Type {I}'],
    ['ÜBERnet', '{{\\"U}BERnet}'],
  ])('protects the words of %j that have their own capitals', (title, expected) => {
    expect(bibtexTitle(title)).toBe(expected);
  });

  it.each(['Attention Is All You Need', 'A Survey: A Review', 'Image-Text Models'])(
    'leaves %j to the style',
    (title) => {
      expect(bibtexTitle(title)).toBe(title);
    },
  );

  it('leaves a title that is all capitals to the style', () => {
    expect(bibtexTitle('ATTENTION IS ALL YOU NEED')).toBe('ATTENTION IS ALL YOU NEED');
    expect(bibtexTitle('GPT-4')).toBe('{GPT}-4');
  });

  it('leaves maths as it is, in braces where a style would change its case', () => {
    expect(bibtexTitle('$\\beta$-VAE at $O(n^2)$')).toBe('$\\beta$-{VAE} at {$O(n^2)$}');
  });

  it('escapes a dollar that is no maths', () => {
    expect(bibtexTitle('From $5 to $10')).toBe('From \\$5 to \\$10');
  });

  it('closes a quotation that ends a formula or a protected word', () => {
    expect(bibtexTitle('"BERT" and "$x$"')).toBe("``{BERT}'' and ``$x$''");
  });

  it('is not misled by control characters in a title', () => {
    expect(bibtexTitle('a\u0001b\u0002c\u0003d')).toBe('abcd');
  });
});
