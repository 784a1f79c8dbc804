import type { ComparisonGroup } from "./comparison.ts";
import { comparePath } from "./paths.ts";

/** A longer table is slow on a phone. */
export const ROWS_A_PAGE = 200;

/** The part of a group that stands on one page, and how many the whole of it has. */
export type GroupPart = ComparisonGroup & { readonly size: number };

/** The groups cut into pages of `most` rows, at least one page; a group that goes on has its heading on each. */
export function pagesOf(groups: readonly ComparisonGroup[], most = ROWS_A_PAGE): GroupPart[][] {
  const pages: GroupPart[][] = [[]];
  let room = most;
  for (const group of groups) {
    let rest = group.platforms;
    while (rest.length > 0) {
      if (room === 0) {
        pages.push([]);
        room = most;
      }
      const platforms = rest.slice(0, room);
      pages.at(-1)?.push({ ...group, platforms, size: group.platforms.length });
      rest = rest.slice(platforms.length);
      room -= platforms.length;
    }
  }
  return pages;
}

/** How many pages so many platforms take. */
export function pageCount(platforms: number): number {
  return Math.max(1, Math.ceil(platforms / ROWS_A_PAGE));
}

/** Where a page of a view lies, counting from 1; the view `null` is that of the method. */
export function comparePagePath(view: string | null, page: number): string {
  return `${comparePath}${view === null ? "" : `${view}/`}${page === 1 ? "" : `${page}/`}`;
}
