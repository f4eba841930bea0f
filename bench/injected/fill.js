// Fills the library with papers that nobody wrote, as records: 100,000 messages would take minutes, and measure nothing.

/** Whole numbers below a limit, the same ones for the same seed. Source: mulberry32, public domain. */
function random(start) {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const syllables = 'an ba cer di el fo gra hy in ju ker lo mi ne or pu qua re sti tu ul ver wa xo ys zen'.split(' ');
const common = 'the of and to in we for is that with on as by this are from our an be which'.split(' ');

/** The word of a rank: a few are everywhere, most are hardly anywhere, as in a language. */
function wordOf(rank) {
  if (rank < common.length) return common[rank];
  let [word, rest] = ['', rank];
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length];
  return word;
}

function words(pick, count) {
  return Array.from({ length: count }, () => wordOf(Math.floor(30_000 ** (pick(1_000_000) / 1_000_000)) - 1));
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** The id of a paper. */
globalThis.idOf = (number) => {
  const month = `${10 + (number % 15)}${String(1 + (Math.floor(number / 15) % 12)).padStart(2, '0')}`;
  return `arxiv:${month}.${String(Math.floor(number / 180)).padStart(5, '0')}`;
};

/** One saved paper as its two records. */
function recordsOf(number, pick, withAbstracts) {
  const id = idOf(number);
  const saved = Date.UTC(2018, 0) + number * 2_400_000;
  const facts = {
    title: capital(words(pick, 6 + pick(8)).join(' ')),
    author: Array.from({ length: 1 + pick(7) }, () => ({
      given: capital(wordOf(30 + pick(900))),
      family: capital(wordOf(1_000 + pick(19_000))),
    })),
    issued: `20${10 + (number % 15)}-0${1 + pick(9)}`,
    categories: ['cs.CL', 'cs.CV', 'cs.LG'].slice(pick(3)),
    ...(pick(3) === 0 && { 'container-title': `Proceedings of ${capital(wordOf(400 + pick(40)))}` }),
    ...(withAbstracts && { abstract: `${capital(words(pick, 170).join(' '))}.` }),
  };
  const tag = (name) => ({ tag: name, value: saved, changed: saved });
  const timed = (value) => ({ value, changed: saved });
  const sources = Object.fromEntries(Object.keys(facts).map((field) => [field, 'huggingface']));
  return {
    paper: { id, ids: [id], facts, sources, sites: ['huggingface'], newest: -saved },
    annotation: {
      id,
      saved: timed(saved),
      hidden: timed(false),
      status: timed(['unread', 'reading', 'read'][pick(3)]),
      starred: timed(pick(10) === 0),
      note: timed(pick(8) === 0 ? capital(words(pick, 12).join(' ')) : ''),
      tags: pick(2) === 0 ? [tag(`ml/${wordOf(200 + pick(30))}`)] : [],
      newest: -saved,
    },
  };
}

/** Save papers beside the worker, which has nothing else to do. */
globalThis.fill = async (count, withAbstracts) => {
  const db = await openPlain();
  const pick = random(7);
  for (let start = 0; start < count; start += 1_000) {
    const tx = db.transaction(['papers', 'annotations', 'meta'], 'readwrite');
    for (let number = start; number < Math.min(count, start + 1_000); number += 1) {
      const { paper, annotation } = recordsOf(number, pick, withAbstracts);
      tx.objectStore('papers').put(paper);
      tx.objectStore('annotations').put(annotation);
    }
    tx.objectStore('meta').put(Math.min(count, start + 1_000), 'total');
    await new Promise((done, fail) => {
      tx.oncomplete = done;
      tx.onabort = () => fail(tx.error);
    });
  }
  db.close();
};

/** Whether the worker has indexed everything. */
globalThis.isIndexed = async () => {
  const db = await openPlain();
  const request = db.transaction('segments').objectStore('segments').openKeyCursor(null, 'prev');
  const cursor = await new Promise((done) => {
    request.onsuccess = () => done(request.result);
  });
  db.close();
  return cursor?.key[0] === Number.POSITIVE_INFINITY;
};
