import type { DocumentSummary, DocumentView, Library, OutgoingReference, PaperReference } from './types.ts';

/** The documents of a library as readers get them, by id: notes with their text, references with their papers' status. */
export function viewDocuments(library: Library, summaries: DocumentSummary[]): Map<string, DocumentView> {
  const view = createDocumentViewer(library, summaries);
  const views = library.documents.flatMap(({ id }) => view(id) ?? []);
  return new Map(views.map((one) => [one.id, one]));
}

/** Makes the view of a document when it is asked for: those of a large library would fill the memory. */
export function createDocumentViewer(
  library: Library,
  summaries: DocumentSummary[],
): (id: string) => DocumentView | undefined {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const documents = new Map(library.documents.map((document) => [document.id, document]));
  return (id) => {
    const [summary, document] = [byId.get(id), documents.get(id)];
    if (!summary || !document) return undefined;
    const ids = library.passages.filter(({ documentId }) => documentId === id).map((passage) => passage.id);
    const { text, sections, blocks, notes, references } = document;
    return {
      ...summary,
      ...{ text, sections },
      blocks: blocks.map((block, index) => ({ ...block, id: ids[index]! })),
      footnotes: notes.map((note) => ({ ...note, text: text.slice(note.start, note.end) })),
      references: references.map((reference) => followReference(reference, byId)),
    };
  };
}

function followReference(reference: PaperReference, byId: Map<string, DocumentSummary>): OutgoingReference {
  const papers = reference.ids.map((id) => {
    const summary = byId.get(id);
    return {
      id,
      status: summary?.status ?? ('not_fetched' as const),
      statusReason: summary ? summary.statusReason : 'dit Kamerstuk is nog niet opgenomen',
      url:
        summary?.status === 'indexed'
          ? `/documents/${id}`
          : `https://zoek.officielebekendmakingen.nl/${id}.html`,
    };
  });
  return { ...reference, papers };
}
