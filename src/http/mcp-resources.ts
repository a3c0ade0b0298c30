import type { DocumentSummary, Services } from '../types.ts';

const SCHEME = 'briefwijzer://documents/';
/** The reading text, as citations point into it. */
const MIME_TYPE = 'text/plain';

/** How a client may ask for a document that it knows the id of. */
export const resourceTemplate = {
  uriTemplate: `${SCHEME}{id}`,
  name: 'document',
  title: 'Document',
  description: 'De leestekst van een document, waarin de citaten wijzen.',
  mimeType: MIME_TYPE,
};

/** A document as a resource, without its text. */
export function describeResource({ id, title }: Pick<DocumentSummary, 'id' | 'title'>) {
  return { uri: SCHEME + encodeURIComponent(id), name: id, title, mimeType: MIME_TYPE };
}

/** Every document whose text is there. */
export function listResources(services: Services) {
  const indexed = services.listDocuments().filter(({ status }) => status === 'indexed');
  return indexed.map((document) => ({
    ...describeResource(document),
    ...(document.date && { description: document.date }),
  }));
}

/** The text behind an address; undefined when the address names no document with a text. */
export function readResource(services: Services, uri: string) {
  const document = services
    .listDocuments()
    .find(({ id, status }) => status === 'indexed' && uri === describeResource({ id, title: '' }).uri);
  const view = document && services.getDocument(document.id);
  return view && { uri, mimeType: MIME_TYPE, text: view.text };
}
