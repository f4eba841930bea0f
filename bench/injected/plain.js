// The plainest designs over the library's own records, for what ours is held against. Loaded by bare pages of the bench.

/** Open the library's database beside the worker. */
globalThis.openPlain = () =>
  new Promise((done, fail) => {
    const opening = indexedDB.open('library');
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });

const answered = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

/** What can be searched of a paper, as one folded text; with abstracts only where they are wanted. */
function textOf({ facts }, { note, tags }, withAbstracts) {
  const authors = (facts.author ?? []).map(({ given, family }) => `${given} ${family}`);
  const texts = [facts.title, ...authors, ...tags.map(({ tag }) => tag), note.value, facts['container-title'] ?? ''];
  if (withAbstracts) texts.push(facts.abstract ?? '');
  return texts
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Read newest records first until 50 have a word; answers milliseconds. */
globalThis.plainFirst = async (word, withAbstracts) => {
  const began = performance.now();
  const db = await openPlain();
  const tx = db.transaction(['papers', 'annotations']);
  const found = [];
  let range = null;
  while (found.length < 50) {
    const [papers, annotations] = await Promise.all(
      ['papers', 'annotations'].map((name) => answered(tx.objectStore(name).index('newest').getAll(range, 500))),
    );
    for (const [at, paper] of papers.entries())
      if (textOf(paper, annotations[at], withAbstracts).includes(word))
        found.push({ paper, annotation: annotations[at] });
    if (papers.length < 500) break;
    const { newest, id } = papers.at(-1);
    range = IDBKeyRange.lowerBound([newest, id], true);
  }
  const time = performance.now() - began;
  db.close();
  return time;
};

/** Make one folded text of all papers, in chunks of 1,024; answers how many characters it has. */
globalThis.plainText = async (withAbstracts) => {
  const db = await openPlain();
  globalThis.chunks = [];
  let range = null;
  for (;;) {
    const tx = db.transaction(['papers', 'annotations']);
    const [papers, annotations] = await Promise.all(
      ['papers', 'annotations'].map((name) => answered(tx.objectStore(name).index('newest').getAll(range, 1_024))),
    );
    const texts = papers.map((paper, at) => textOf(paper, annotations[at], withAbstracts));
    const ends = [];
    let end = 0;
    for (const text of texts) {
      end += text.length + 1;
      ends.push(end);
    }
    const ids = papers.map(({ id }) => id);
    // Flat, as a text is that was read from somewhere.
    chunks.push({ text: JSON.parse(JSON.stringify(texts.join('\n'))), ends, ids });
    if (papers.length < 1_024) break;
    const { newest, id } = papers.at(-1);
    range = IDBKeyRange.lowerBound([newest, id], true);
  }
  db.close();
  return chunks.reduce((sum, { text }) => sum + text.length, 0);
};

/** Count the papers whose text has a word, and read the records of the first 50; answers milliseconds. */
globalThis.plainScan = async (word) => {
  const began = performance.now();
  const first = [];
  globalThis.matched = 0;
  for (const { text, ends, ids } of chunks) {
    let paper = 0;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, ends[paper - 1])) {
      while (ends[paper] <= at) paper += 1;
      globalThis.matched += 1;
      if (first.length < 50) first.push(ids[paper]);
      paper += 1;
    }
  }
  globalThis.db ??= await openPlain();
  const tx = db.transaction(['papers', 'annotations']);
  globalThis.rows = await Promise.all(
    first.flatMap((id) => ['papers', 'annotations'].map((name) => answered(tx.objectStore(name).get(id)))),
  );
  return performance.now() - began;
};

/** Ask the worker, as the popup does; answers milliseconds and how many match. */
globalThis.askWorker = async (query, hurries = true) => {
  const began = performance.now();
  const data = { query, offset: 0, limit: 50, hurries };
  const reply = await chrome.runtime.sendMessage({ type: 'library.search', data });
  if (!reply.ok) throw new Error(`The worker answered ${reply.error.name}: ${reply.error.message}`);
  return { time: performance.now() - began, matched: reply.value.matched, atLeast: reply.value.atLeast };
};

/** Ask something that takes long, and before it is answered something else, as who types on; answers milliseconds of the latter. */
globalThis.askAnew = async (long, query) => {
  const data = { query: long, offset: 0, limit: 50, hurries: true };
  const older = chrome.runtime.sendMessage({ type: 'library.search', data });
  await new Promise((later) => setTimeout(later, 100));
  const { time } = await askWorker(query);
  await older;
  return time;
};
