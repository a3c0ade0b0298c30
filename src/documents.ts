import type { DocumentSummary, DocumentView, Library, OutgoingReference, PaperReference } from './types.ts';

/** The documents of a library as readers get them, by id: notes with their text, references with their papers' status. */
export function viewDocuments(library: Library, summaries: DocumentSummary[]): Map<string, DocumentView> {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]));
  const views = library.documents.flatMap((document) => {
    const summary = byId.get(document.id);
    if (!summary) return [];
    const ids = library.passages.filter(({ documentId }) => documentId === document.id).map(({ id }) => id);
    const view: DocumentView = {
      ...summary,
      text: document.text,
      sections: document.sections,
      blocks: document.blocks.map((block, index) => ({ ...block, id: ids[index]! })),
      footnotes: document.notes.map((note) => ({ ...note, text: document.text.slice(note.start, note.end) })),
      references: document.references.map((reference) => followReference(reference, byId)),
    };
    return [[document.id, view] as const];
  });
  return new Map(views);
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
