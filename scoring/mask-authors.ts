import type { Complaint } from "../data/model/complaint.ts";
import type { FieldNotes } from "../data/model/field-notes.ts";

/**
 * Complaints of one platform as they may leave the house: an author who wrote several gets a number that means nothing
 * elsewhere (a person counts once, so who computes again must know), all others none.
 */
export function maskAuthors(complaints: readonly Complaint[]): Complaint[] {
  const counts = new Map<string, number>();
  for (const { authorKey } of complaints) {
    if (authorKey !== null) counts.set(authorKey, (counts.get(authorKey) ?? 0) + 1);
  }
  const numbers = new Map<string, string>();
  return complaints.map((complaint) => {
    const { authorKey } = complaint;
    if (authorKey === null || (counts.get(authorKey) ?? 0) < 2) return { ...complaint, authorKey: null };
    const number = numbers.get(authorKey) ?? `author-${numbers.size + 1}`;
    numbers.set(authorKey, number);
    return { ...complaint, authorKey: number };
  });
}

/** Contact tests and reviews as they may leave the house: without remarks, and reviewers as numbers. */
export function maskNotes({ contactTests, reviews }: FieldNotes): Pick<FieldNotes, "contactTests" | "reviews"> {
  const names = [...new Set(reviews.flatMap(({ reviewers }) => reviewers))];
  return {
    contactTests: contactTests.map((test) => ({ ...test, note: "" })),
    reviews: reviews.map((review) => ({
      ...review,
      reviewers: review.reviewers.map((name) => `reviewer-${names.indexOf(name) + 1}`),
    })),
  };
}
