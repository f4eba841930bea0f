import { describe, expect, it } from 'vitest';
import { displayName } from '../../src/core/name';
import { readText } from '../../src/formats/text';

const rule = '-'.repeat(78);
const digest = String.raw`Send any comments regarding submissions directly to submitter.
${rule}
\\
arXiv:2401.12345
Date: Mon, 22 Jan 2024 18:59:59 GMT   (1234kb,D)

Title: A Title That Goes On
  In A Second Line
Authors: Ada A. Author (1 and 2), Ben van den Berg (2) and Çelik Yılmaz ((1)
  University of Here, (2) Institute (of There))
Categories: cs.CL cs.AI stat.ML
Comments: 12 pages, 3 figures
DOI: 10.1145/3292500.3330701
License: http://creativecommons.org/licenses/by/4.0/
\\
  We say in our own words what this is about, line
by line.
\\ ( https://arxiv.org/abs/2401.12345 ,  1234kb)
${rule}
\\
arXiv:hep-th/9901001 (*cross-listing*)
Date: Fri, 1 Jan 1999 10:00:00 GMT   (10kb)

Title: An Old One
Authors: The XYZ Collaboration, A. Author et al.
Categories: hep-th
\\
  Nothing much.
\\ ( https://arxiv.org/abs/hep-th/9901001 ,  10kb)
%%--%%--%%
\\
arXiv:2310.00001
replaced with revised version Sun, 21 Jan 2024 10:00:00 GMT   (99kb)

Title: Replaced
Authors: Dana Doe
Categories: cs.LG
\\ ( https://arxiv.org/abs/2310.00001 ,  99kb)
${rule}
\\
arXiv:2310.00002
Authors: Nobody
\\
  An entry without its title.
\\ ( https://arxiv.org/abs/2310.00002 ,  99kb)
`;

describe('arXiv’s mailing', () => {
  it('gives what each entry says, fields over several lines and affiliations aside', async () => {
    const { kind, papers, unread } = await readText(digest, '2024-01-23');
    expect(kind).toBe('digest');
    expect(papers).toHaveLength(3);
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2401.12345',
      aliases: ['doi:10.1145/3292500.3330701'],
      title: 'A Title That Goes On In A Second Line',
      abstract: 'We say in our own words what this is about, line by line.',
      issued: '2024-01-22',
      categories: ['cs.CL', 'cs.AI', 'stat.ML'],
      foundBy: 'text',
    });
    expect(papers[0]?.author?.map(displayName)).toEqual(['Ada A. Author', 'Ben van den Berg', 'Çelik Yılmaz']);
    expect(papers[1]).toMatchObject({ id: 'arxiv:hep-th/9901001', title: 'An Old One', authorsIncomplete: true });
    expect(papers[2]).toMatchObject({ id: 'arxiv:2310.00001', title: 'Replaced' });
    expect(papers[2]).not.toHaveProperty('abstract');
    const line = digest.split('\n').indexOf('arXiv:2310.00002') + 1;
    expect(unread).toEqual([{ line, text: 'arXiv:2310.00002' }]);
  });

  it('is read from a mail as it is saved', async () => {
    const mail = `From: no-reply@arxiv.org\nSubject: cs daily\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${digest.replaceAll('=', '=3D').replaceAll('Ç', '=C3=87').replaceAll('Second', 'Sec=\nond')}`;
    const { papers } = await readText(mail, '2024-01-23');
    expect(papers[0]?.title).toBe('A Title That Goes On In A Second Line');
    expect(papers[0]?.author?.map(displayName).at(-1)).toBe('Çelik Yılmaz');
  });

  it('is read from the text part of a mail in parts, in base64', async () => {
    const bytes = String.fromCharCode(...new TextEncoder().encode(digest));
    const body = btoa(bytes).replace(/.{76}/g, '$&\r\n');
    const mail = `Received: by x\r\nFrom: a@b.c\r\nSubject: cs\r\nContent-Type: multipart/alternative;\r\n boundary="xyz"\r\n\r\n--xyz\r\nContent-Type: text/html\r\n\r\n<p>no</p>\r\n--xyz\r\nContent-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--xyz--\r\n`;
    expect((await readText(mail, '2024-01-23')).papers).toHaveLength(3);
  });

  it('is read as it is copied from arXiv’s pages, too', async () => {
    const copied = `[1] arXiv:2401.12345 [pdf, html, other]
Title:
A Title On A Line Of Its Own
Authors:
Ada Author, Ben Bauer
Comments: 9 pages
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)
[2] arXiv:2401.12346 [pdf, html, other]
Title: Another
Subjects: Robotics (cs.RO)`;
    const { papers } = await readText(copied, '2024-01-23');
    expect(papers.map(({ id, title, categories }) => [id, title, categories])).toEqual([
      ['arxiv:2401.12345', 'A Title On A Line Of Its Own', ['cs.CL', 'cs.LG']],
      ['arxiv:2401.12346', 'Another', ['cs.RO']],
    ]);
  });
});
