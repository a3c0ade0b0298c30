import type { Problem } from '../../contract.ts';
import type { Frame } from './frame.ts';
import { Layout, PersonRoute } from './layout.tsx';

/** A fault as a page: what happened in words, how to go on, who answers as a person. */
export function ErrorPage({ frame, problem }: { frame: Frame; problem: Problem }) {
  const { words } = frame;
  return (
    <Layout frame={frame} title={words.errorTitle}>
      <h1>{words.errorTitle}</h1>
      <p class="lead">{words.failures[problem.code]}</p>
      {problem.status >= 500 && <p>{words.again}</p>}
      <PersonRoute frame={frame} />
    </Layout>
  );
}
