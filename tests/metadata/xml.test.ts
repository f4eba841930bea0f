import { describe, expect, it } from 'vitest';
import { AnswerUnreadable } from '../../src/metadata/errors';
import { readXml } from '../../src/metadata/xml';

describe('XML', () => {
  it('is read by paths, with its own entities', () => {
    const root = readXml('<?xml version="1.0"?>\n<a><b x="1">R&amp;D <i>is</i> &#252;ber\n\tall</b><c/></a>', 'a');
    expect(root.first('b')?.text(100)).toBe('R&D is über all');
    expect(root.first('b')?.attribute('x')).toBe('1');
    expect(root.first('b')?.attribute('constructor')).toBeUndefined();
    expect(root.first('c')?.text(100)).toBeUndefined();
    expect(root.first('b', 'z', 'y')).toBeUndefined();
  });

  it('may name a document type, as PubMed does', () => {
    const named = '<!DOCTYPE a PUBLIC "-//NLM//DTD A//EN" "https://dtd.nlm.nih.gov/a.dtd"><a>1</a>';
    expect(readXml(named, 'a').text(10)).toBe('1');
  });

  it.each([
    ['declares entities', '<!DOCTYPE a [<!ENTITY e "1"><!ENTITY f "&e;&e;">]><a>&f;</a>'],
    ['declares entities, in small letters', '<!doctype a [<!entity e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ['declares anything', '<!DOCTYPE a [<!ELEMENT a ANY>]><a>1</a>'],
    ['declares entities behind a name that looks like an end', '<!DOCTYPE a SYSTEM ">" [<!ENTITY e "1">]><a>1</a>'],
    ['uses entities that nobody has declared', '<a>&nbsp;</a>'],
    ['has another root', '<html><body/></html>'],
    ['has no root', '  '],
    ['is cut off', '<a><b>'],
    ['is nested without end', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
    ['is nested without end, with attributes', '<a x="/">'.repeat(20_000)],
  ])('is refused where it %s', (_, answer) => {
    expect(() => readXml(answer, 'a')).toThrow(AnswerUnreadable);
  });
});
