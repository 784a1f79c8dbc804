import type { Complaint } from "../../data/model/complaint.ts";

/**
 * Twins are one grievance told against two merchants: however short their words, they share a cluster, and count once.
 * `clusters`: one number for each complaint. Answers with the numbers from 0 in order of first appearance.
 */
export function joinTwins(
  complaints: readonly Pick<Complaint, "source" | "number" | "twins">[],
  clusters: ArrayLike<number>,
): number[] {
  if (complaints.every(({ twins }) => twins.length === 0)) return numbered(clusters, (cluster) => cluster);
  const clusterOf = new Map(complaints.map(({ source, number }, at) => [`${source}:${number}`, clusters[at] ?? at]));
  const heads = new Map<number, number>();
  const headOf = (cluster: number): number => {
    let head = cluster;
    for (let above = heads.get(head); above !== undefined; above = heads.get(head)) head = above;
    return head;
  };
  for (const { source, number, twins } of complaints) {
    for (const twin of twins) {
      const [own, other] = [`${source}:${number}`, `${source}:${twin}`].map((key) => clusterOf.get(key));
      if (own === undefined || other === undefined || headOf(own) === headOf(other)) continue;
      heads.set(Math.max(headOf(own), headOf(other)), Math.min(headOf(own), headOf(other)));
    }
  }
  return numbered(clusters, headOf);
}

function numbered(clusters: ArrayLike<number>, headOf: (cluster: number) => number): number[] {
  const numbers = new Map<number, number>();
  return Array.from(clusters, (cluster) => {
    const head = headOf(cluster);
    const known = numbers.get(head) ?? numbers.size;
    numbers.set(head, known);
    return known;
  });
}
