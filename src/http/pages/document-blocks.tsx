import type { BlockKind, DocumentView } from '../../types.ts';
import { blockAnchor, InlineText, type Reading } from './inline-text.tsx';

type ViewBlock = DocumentView['blocks'][number];

/** Blocks that make one list, table or letterhead together. */
interface Run {
  kind: BlockKind;
  blocks: ViewBlock[];
}

const joined: BlockKind[] = ['letterhead', 'list-item', 'table-row'];

function runKind(kind: BlockKind): BlockKind {
  return kind === 'table-period' ? 'table-row' : kind;
}

function groupRuns(blocks: ViewBlock[]): Run[] {
  const runs: Run[] = [];
  for (const block of blocks) {
    const kind = runKind(block.kind);
    const last = runs.at(-1);
    if (last?.kind === kind && joined.includes(kind)) last.blocks.push(block);
    else runs.push({ kind, blocks: [block] });
  }
  return runs;
}

function Heading({ reading, block }: { reading: Reading; block: ViewBlock }) {
  const section = reading.view.sections.find(({ start }) => start === block.start);
  // The page's own title is h1, so the document's first level is h2.
  const Tag = `h${Math.min(6, (section?.level ?? 1) + 1)}` as 'h2';
  return (
    <Tag id={section?.id}>
      <span id={blockAnchor(reading, block)}>
        <InlineText reading={reading} block={block} />
      </span>
    </Tag>
  );
}

function PlanningTable({ reading, blocks }: { reading: Reading; blocks: ViewBlock[] }) {
  const { words, language } = reading.frame;
  return (
    <table class="planning">
      <thead>
        <tr lang={language}>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
        </tr>
      </thead>
      <tbody>{planningRows(reading, blocks)}</tbody>
    </table>
  );
}

/** One row a table row; the period stands before its first row and spans the others. */
function planningRows(reading: Reading, blocks: ViewBlock[]) {
  return blocks.map((block, at) => {
    if (block.kind === 'table-period') return '';
    const period = blocks[at - 1];
    const next = blocks.findIndex(({ kind }, index) => index > at && kind === 'table-period');
    return (
      <tr>
        {period?.kind === 'table-period' && (
          <th
            scope="rowgroup"
            rowspan={(next < 0 ? blocks.length : next) - at}
            id={blockAnchor(reading, period)}
          >
            <InlineText reading={reading} block={period} />
          </th>
        )}
        <td id={blockAnchor(reading, block)}>
          <InlineText reading={reading} block={block} />
        </td>
      </tr>
    );
  });
}

/** The name of a field of the letterhead, where the text itself does not say it. */
function FieldLabel({ reading, block }: { reading: Reading; block: ViewBlock }) {
  const label = block.kind === 'letterhead' ? block.path[1] : undefined;
  if (!label || reading.view.text.startsWith(label, block.start)) return null;
  return <span class="field">{label}</span>;
}

function RunView({ reading, run }: { reading: Reading; run: Run }) {
  const [first] = run.blocks;
  if (!first || run.kind === 'note') return null;
  if (run.kind === 'heading') return <Heading reading={reading} block={first} />;
  if (run.kind === 'table-row') return <PlanningTable reading={reading} blocks={run.blocks} />;
  const Item = run.kind === 'list-item' ? 'li' : 'p';
  const items = run.blocks.map((block) => (
    <Item id={blockAnchor(reading, block)}>
      <FieldLabel reading={reading} block={block} />
      <InlineText reading={reading} block={block} />
    </Item>
  ));
  if (run.kind === 'list-item') return <ul class="numbered">{items}</ul>;
  if (run.kind === 'paragraph') return items;
  return <div class={run.kind}>{items}</div>;
}

/** The body of a document: headings, paragraphs, lists and the planning, each with its anchor. Notes stand elsewhere. */
export function DocumentBlocks({ reading }: { reading: Reading }) {
  return (
    <>
      {groupRuns(reading.view.blocks).map((run) => (
        <RunView reading={reading} run={run} />
      ))}
    </>
  );
}
