import { hash } from "node:crypto";

/** Nobody's name begins so: it marks a key that stands for one. */
const MARK = "\u0000";

/**
 * What is kept of who wrote a complaint: a salted digest. `null`: a nickname that the site itself hands out to the anonymous
 * (…喵) and that names nobody.
 */
export function authorKey(source: string, author: string): string | null {
  if (author.startsWith(MARK)) return author.slice(MARK.length).replace("*", "");
  if (/^.{0,6}喵$/.test(author) || author === "") return null;
  return hash("sha256", `${source}\n${author}`).slice(0, 16);
}

/** The author as a masked draft names him: by his key. What the site itself had starred stays starred, since many share it. */
export function keyInPlaceOfName(source: string, author: string | null): string | null {
  const key = author === null ? null : authorKey(source, author);
  return key === null ? null : `${MARK}${key}${/[*＊]/.test(author ?? "") ? "*" : ""}`;
}
