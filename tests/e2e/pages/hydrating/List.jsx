/** @jsxImportSource react */
import { Card } from './App.jsx';

/** A list that is rendered again and again: `keyed` moves nodes with their papers, otherwise each node shows another paper. */
export function List({ papers, keyed }) {
  return (
    <div className="relative grid grid-cols-1 gap-5">
      {papers.map((paper, index) => (
        <div key={keyed ? paper.id : index}>
          <Card paper={paper} />
        </div>
      ))}
    </div>
  );
}
