/** Where a graph file lies in memory and what it must hold. Field order of hnswlib's saveIndex, 64 bits. */
export interface GraphShape {
  /** Links a node on the layers above; on the base layer twice as many. */
  m: number;
  efConstruction: number;
  /** Vectors, and numbers a vector. */
  count: number;
  dimensions: number;
}

const HEADER_BYTES = 96;
/** Pruning may leave a vector that no link leads to, as with many equal ones; a graph that lost its links has few others. */
const LEAST_REACHED = 0.9;

interface Layout extends GraphShape {
  view: DataView;
  linkBytes: number;
  elementBytes: number;
}

/**
 * What is wrong with a graph file, or null. The addon believes all that the file says: a link to a vector that is not
 * there, or vectors of another length, would make it read beyond its memory. So every field and every link is looked at.
 */
export function findGraphFault(bytes: Uint8Array, shape: GraphShape): string | null {
  if (bytes.length < HEADER_BYTES) return 'it is too short';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const linkBytes = shape.m * 2 * 4 + 4;
  const layout = { ...shape, view, linkBytes, elementBytes: linkBytes + shape.dimensions * 4 + 8 };
  return findHeadFault(layout) ?? findLinkFault(layout);
}

function findHeadFault({
  view,
  m,
  efConstruction,
  count,
  dimensions,
  linkBytes,
  elementBytes,
}: Layout): string | null {
  const word = (place: number) => Number(view.getBigUint64(place * 8, true));
  const [first, maxElements, elements, bytes, labelAt, vectorAt] = [0, 1, 2, 3, 4, 5].map(word);
  if (elements !== count || maxElements !== count) return `it holds ${elements} vectors, not ${count}`;
  if (bytes !== elementBytes) return `its vectors do not have ${dimensions} dimensions`;
  const isLaidOut = first === 0 && vectorAt === linkBytes && labelAt === elementBytes - 8;
  const hasSettings = word(7) === m && word(8) === m * 2 && word(9) === m && word(11) === efConstruction;
  const isScaled = Math.abs(view.getFloat64(80, true) - 1 / Math.log(m)) < 1e-9;
  return isLaidOut && hasSettings && isScaled ? null : 'its head is not that of a graph of ours';
}

/** After the base layer stands, for each vector, the length of its links on the layers above and those links. */
function findLinkFault(layout: Layout): string | null {
  const uppers = readUppers(layout);
  if (!uppers) return 'it is cut off';
  const { view, count } = layout;
  const [top, entry] = [view.getInt32(48, true), view.getUint32(52, true)];
  const highest = uppers.reduce((most, { layers }) => Math.max(most, layers), 0);
  if (entry >= count || top !== highest || uppers[entry]!.layers !== top)
    return 'its entry is not on its top layer';
  for (let row = 0; row < count; row += 1) {
    const fault = findRowFault(layout, row, uppers);
    if (fault) return fault;
  }
  return countReached(layout, entry) < count * LEAST_REACHED ? 'its links do not lead to its vectors' : null;
}

interface Upper {
  at: number;
  layers: number;
}

function readUppers({ view, count, elementBytes, m }: Layout): Upper[] | null {
  const uppers: Upper[] = [];
  const layerBytes = m * 4 + 4;
  let at = HEADER_BYTES + count * elementBytes;
  for (let row = 0; row < count; row += 1) {
    if (at + 4 > view.byteLength) return null;
    const bytes = view.getUint32(at, true);
    if (bytes % layerBytes !== 0) return null;
    uppers.push({ at: at + 4, layers: bytes / layerBytes });
    at += 4 + bytes;
  }
  return at === view.byteLength ? uppers : null;
}

function findRowFault(layout: Layout, row: number, uppers: Upper[]): string | null {
  const { view, elementBytes, m } = layout;
  const base = HEADER_BYTES + row * elementBytes;
  if (view.getBigUint64(base + elementBytes - 8, true) !== BigInt(row))
    return `vector ${row} has another number`;
  const isGood = (at: number, layer: number) =>
    areLinks(view, { at, most: layer === 0 ? m * 2 : m }, (other) => (uppers[other]?.layers ?? -1) >= layer);
  const { at, layers } = uppers[row]!;
  for (let layer = 0; layer <= layers; layer += 1) {
    if (!isGood(layer === 0 ? base : at + (layer - 1) * (m * 4 + 4), layer))
      return `vector ${row} has links that lead nowhere`;
  }
  return null;
}

function areLinks(
  view: DataView,
  { at, most }: { at: number; most: number },
  isThere: (row: number) => boolean,
): boolean {
  // The upper half of the word marks a vector as deleted, which ours never are.
  const count = view.getUint32(at, true);
  if (count > most) return false;
  for (let link = 0; link < count; link += 1)
    if (!isThere(view.getUint32(at + 4 + link * 4, true))) return false;
  return true;
}

function countReached({ view, count, elementBytes }: Layout, entry: number): number {
  const seen = new Uint8Array(count);
  const open = [entry];
  seen[entry] = 1;
  let reached = 0;
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    reached += 1;
    const base = HEADER_BYTES + row * elementBytes;
    for (let link = 0; link < view.getUint32(base, true); link += 1) {
      const other = view.getUint32(base + 4 + link * 4, true);
      if (seen[other]) continue;
      seen[other] = 1;
      open.push(other);
    }
  }
  return reached;
}

/** The first row whose numbers in a checked graph are not those of `vectors`, scaled to unit length; or null. */
export function findForeignVector(
  bytes: Uint8Array,
  vectors: Float32Array,
  { m, count, dimensions }: GraphShape,
): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const linkBytes = m * 2 * 4 + 4;
  for (let row = 0; row < count; row += 1) {
    const base = HEADER_BYTES + row * (linkBytes + dimensions * 4 + 8) + linkBytes;
    let squares = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at += 1) squares += vectors[at]! ** 2;
    const length = Math.sqrt(squares) || 1;
    for (let axis = 0; axis < dimensions; axis += 1) {
      const difference = view.getFloat32(base + axis * 4, true) - vectors[row * dimensions + axis]! / length;
      // The addon scales to unit length; a comparison with what is no number is false.
      if (!(Math.abs(difference) < 1e-3)) return row;
    }
  }
  return null;
}
