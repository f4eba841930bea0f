// Ways to look papers up and to save one, each answering milliseconds.

const papersAtOnce = 500;

/** So many ids from all over a library, others in each run. */
function someIds(papers, run, count = 100) {
  return Array.from({ length: count }, (_, at) =>
    idOf((Math.abs(run) * 7_919 + Math.floor((at * papers) / count)) % papers),
  );
}

const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const done = (tx) =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });

/** The marks of all papers, as the worker mirrors them. */
globalThis.mirrorAll = async (papers) => {
  for (let start = 0; start < papers; start += papersAtOnce) {
    const marks = {};
    for (let number = start; number < Math.min(papers, start + papersAtOnce); number += 1) {
      const id = idOf(number);
      const seen = { saved: true, hidden: false, shown: false, status: 'unread', starred: false, tags: ['ml/margins'] };
      marks[`paper ${id}`] = { id, ...seen };
    }
    await chrome.storage.local.set(marks);
  }
};

/** All papers in one object, as the closest peer keeps them: with the fields that it keeps of each, an entry for BibTeX among them. */
globalThis.makePeer = async (papers) => {
  const peer = {};
  for (let number = 0; number < papers; number += 1) {
    const id = idOf(number);
    const arxiv = id.slice('arxiv:'.length);
    const [title, author] = [`On the margins of listings, part ${number}`, 'Ada Marginal and Bea Gloss and Cyd Quire'];
    const pdfLink = `https://arxiv.org/pdf/${arxiv}.pdf`;
    const time = new Date(Date.UTC(2024, 0) + number * 60_000).toJSON();
    peer[id] = {
      id,
      title,
      author,
      bibtex: `@article{marginal${number},\n  title={${title}},\n  author={${author}},\n  year={2024},\n  archivePrefix={arXiv},\n  eprint={${arxiv}}\n}`,
      key: `marginal${number}`,
      source: 'arxiv',
      year: '2024',
      venue: '',
      pdfLink,
      md: `[${title}](${pdfLink})`,
      codeLink: '',
      note: '',
      tags: ['ml'],
      favorite: false,
      favoriteDate: '',
      addDate: time,
      lastOpenDate: time,
      count: 1,
    };
  }
  await chrome.storage.local.set({ peer });
};

/** Change one paper in that object. */
globalThis.savePeer = (run) =>
  timed(async () => {
    const { peer } = await chrome.storage.local.get('peer');
    const paper = peer[idOf(Math.abs(run))];
    paper.count += 1;
    paper.lastOpenDate = new Date().toJSON();
    await chrome.storage.local.set({ peer });
  });

/** Read 100 annotations from the database. */
globalThis.getBare = async (papers, run) => {
  globalThis.plainDb ??= await openPlain();
  const ids = someIds(papers, run);
  return timed(async () => {
    const tx = plainDb.transaction('annotations');
    for (const id of ids) tx.objectStore('annotations').get(id);
    await done(tx);
  });
};

/** Read the marks of 100 papers, as pages do. */
globalThis.readMarks = (papers, run) => {
  const keys = someIds(papers, run + 3).map((id) => `paper ${id}`);
  return timed(() => chrome.storage.local.get(keys));
};

/** Put one record, on the disk. */
globalThis.putBare = async (run) => {
  globalThis.plainDb ??= await openPlain();
  return timed(async () => {
    const tx = plainDb.transaction('hits', 'readwrite', { durability: 'strict' });
    tx.objectStore('hits').put({ rule: 'bench', count: run, last: Date.now() });
    await done(tx);
  });
};

/** Save one paper through the worker, as a page does. */
globalThis.saveOne = async (run) => {
  const paper = {
    id: `doi:10.1234/bench-${run}`,
    title: `On benches, part ${run}`,
    author: [{ given: 'Ada', family: 'Gloss' }],
  };
  const data = { papers: [paper], change: { do: 'add tag', tag: 'bench' }, site: 'huggingface' };
  let reply;
  const time = await timed(async () => {
    reply = await chrome.runtime.sendMessage({ type: 'annotation.change', data });
  });
  if (!reply.ok) throw new Error(`The worker answered ${reply.error.name}: ${reply.error.message}`);
  return time;
};

/** Read all papers of that object, as whoever wants to know one of them has to. */
globalThis.readPeer = async () => {
  globalThis.peerInMemory = await chrome.storage.local.get('peer');
};

/** Papers that the library doesn't know, others in each run. */
function newPapers(run, count) {
  return Array.from({ length: count }, (_, at) => ({
    id: `doi:10.1234/import-${run}-${at}`,
    title: `On imports, part ${run * count + at}`,
    author: [{ given: 'Ada', family: 'Gloss' }],
    issued: '2024-05-01',
  }));
}

/** Put so many records of papers and annotations, and take them away again. */
globalThis.putMany = async (run, count) => {
  globalThis.plainDb ??= await openPlain();
  const papers = newPapers(`bare-${run}`, count).map(({ id, ...facts }) => ({
    paper: { id, ids: [id], facts, sources: {}, sites: [] },
    annotation: { id, saved: { value: Date.now(), changed: Date.now() }, tags: [], note: { value: '', changed: 0 } },
  }));
  const stores = ['papers', 'annotations'];
  const time = await timed(async () => {
    const tx = plainDb.transaction(stores, 'readwrite', { durability: 'strict' });
    for (const { paper, annotation } of papers) {
      tx.objectStore('papers').put(paper);
      tx.objectStore('annotations').put(annotation);
    }
    await done(tx);
  });
  const tx = plainDb.transaction(stores, 'readwrite');
  for (const { paper } of papers) for (const store of stores) tx.objectStore(store).delete(paper.id);
  await done(tx);
  return time;
};

/** Add so many papers as the page for that does: piece by piece, to work that the worker does in slices. */
globalThis.importMany = async (run, count) => {
  const papers = newPapers(run, count);
  return timed(async () => {
    let job;
    for (let start = 0; start < count; start += papersAtOnce) {
      const isLast = start + papersAtOnce >= count;
      const data = { papers: papers.slice(start, start + papersAtOnce), tags: [], isLast, ...(job && { job }) };
      job = await sent('job.add', data);
    }
    for (;;) {
      const state = (await sent('job.list')).find(({ id }) => id === job);
      if (state?.state === 'failed') throw new Error(`The import ended with ${state.error}`);
      if (state === undefined || state.state === 'done') return;
      await new Promise((later) => setTimeout(later, 50));
    }
  });
};

async function sent(type, data) {
  const reply = await chrome.runtime.sendMessage({ type, data });
  if (!reply.ok) throw new Error(`The worker answered ${reply.error.name}: ${reply.error.message}`);
  return reply.value;
}
