import { useMemo } from 'preact/hooks';
import { readMarkdown } from '../formats/markdown/read-markdown';
import type { Block, Inline } from '../formats/markdown/tree';
import { Maths } from './Maths';

export interface MarkdownProps {
  note: string;
}

/** A note as it reads. Nothing in it runs, loads or is markup. */
export function Markdown({ note }: MarkdownProps) {
  const blocks = useMemo(() => readMarkdown(note), [note]);
  return (
    <div class="w-md" dir="auto">
      <Blocks of={blocks} />
    </div>
  );
}

function Blocks({ of }: { of: readonly Block[] }) {
  return (
    <>
      {of.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block has nothing else to be known by
        <OneBlock key={index} block={block} />
      ))}
    </>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line of={block.of} />
        </p>
      );
    case 'heading':
      // The note stands below the paper's own headings.
      return (
        <p class="w-mdhead" role="heading" aria-level={Math.min(6, block.level + 2)}>
          <Line of={block.of} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has nothing else to be known by
        <li key={index}>
          <Blocks of={item} />
        </li>
      ));
      return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'quote':
      return (
        <blockquote>
          <Blocks of={block.of} />
        </blockquote>
      );
    case 'code':
      return (
        <pre class="m-code">
          <code>{block.text}</code>
        </pre>
      );
    case 'maths':
      return (
        <p>
          <Maths tex={block.text} isBlock />
        </p>
      );
    case 'line':
      return <hr />;
  }
}

function Line({ of }: { of: readonly Inline[] }) {
  return (
    <>
      {of.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        <Stretch key={index} one={one} />
      ))}
    </>
  );
}

function Stretch({ one }: { one: Inline }) {
  switch (one.kind) {
    case 'text':
      return <>{one.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code class="m-code">{one.text}</code>;
    case 'maths':
      return <Maths tex={one.text} />;
    case 'link':
      return (
        <a class="m-link" href={one.to} target="_blank" rel="noreferrer">
          <Line of={one.of} />
        </a>
      );
    case 'strong':
      return (
        <strong>
          <Line of={one.of} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Line of={one.of} />
        </em>
      );
    case 'struck':
      return (
        <s>
          <Line of={one.of} />
        </s>
      );
  }
}
