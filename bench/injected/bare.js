// The least that a popup can do: read the rows that the worker has left in storage.local and paint them.
const { recent } = await chrome.storage.local.get('recent');
const list = document.createElement('ul');
for (const { paper, annotation } of recent.rows) {
  const row = document.createElement('li');
  row.dataset.row = paper.id;
  row.textContent = `${paper.title} ${annotation.status}`;
  list.append(row);
}
document.body.append(list);
