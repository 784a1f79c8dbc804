/** What a post is for. */
export type Genre = "complaint" | "praise" | "report" | "suggestion" | "inquiry" | "guide" | "ad" | "notice" | "other";
