/** Base addresses of the hosts that publish Kamerstukken, without a slash at the end. */
export interface KoopHosts {
  /** zoek.officielebekendmakingen.nl */
  search: string;
  /** repository.overheid.nl */
  repository: string;
  /** repository.officiele-overheidspublicaties.nl */
  mirror: string;
}

export const KOOP_HOSTS: KoopHosts = {
  search: 'https://zoek.officielebekendmakingen.nl',
  repository: 'https://repository.overheid.nl',
  mirror: 'https://repository.officiele-overheidspublicaties.nl',
};

export type KoopPart = 'metadata' | 'xml' | 'pdf';

/** The addresses at which a part of a publication can stand, the likeliest first. */
export function listAddresses(id: string, part: KoopPart, hosts: KoopHosts): string[] {
  const folder = `${hosts.repository}/frbr/officielepublicaties/kst/${folderOf(id)}/${id}/1`;
  if (part === 'metadata') return [`${hosts.search}/${id}/metadata.xml`, `${folder}/metadata/metadata.xml`];
  if (part === 'pdf') return [`${folder}/pdf/${id}.pdf`, `${hosts.search}/${id}.pdf`];
  return [
    `${hosts.search}/${id}.xml`,
    `${folder}/xml/${id}.xml`,
    `${hosts.mirror}/officielepublicaties/${id}/${id}.xml`,
  ];
}

/** `kst-36800-VII-52` stands under `36800-VII`; papers that were not typeset yet (digits only) under `onopgemaakt`. */
function folderOf(id: string): string {
  const [, ...parts] = id.split('-');
  return parts.length > 1 ? parts.slice(0, -1).join('-') : 'onopgemaakt';
}
