/** @jsxImportSource react */
import { useEffect, useState } from 'react';

/** The listing as a React app. */
export function App({ papers }) {
  return (
    <>
      <h1>Daily Papers</h1>
      <div className="relative grid grid-cols-1 gap-5">
        {papers.map((paper) => (
          <div key={paper.id}>
            <Card paper={paper} />
          </div>
        ))}
      </div>
    </>
  );
}

/** One card, as Hugging Face marks it up. */
export function Card({ paper }) {
  const [upvotes, setUpvotes] = useState(paper.upvotes);
  useEffect(() => {
    window.mounts += 1;
  }, []);
  return (
    <article className="relative flex flex-col overflow-hidden rounded-xl border">
      <div className="flex w-full">
        <div className="flex w-full gap-6">
          <div>
            <button type="button" className="upvote" onClick={() => setUpvotes(upvotes + 1)}>
              {upvotes}
            </button>
          </div>
          <div className="w-full">
            <h3 className="mb-3">
              <a href={`/papers/${paper.id}`} className="line-clamp-3">
                {paper.title}
              </a>
            </h3>
            <a href={`/papers/${paper.id}`}>
              <p>{paper.abstract}</p>
            </a>
            <div className="flex items-center">
              <a href={`/papers/${paper.id}`}>
                <ul>
                  <li>
                    <span>{paper.authors.length} authors</span>
                  </li>
                </ul>
              </a>
              <div>·</div>
              <span>{paper.date}</span>
            </div>
          </div>
        </div>
      </div>
    </article>
  );
}
