import type { ClauseSeverity } from "../../../data/model/policy.ts";

/** Clauses that go against the buyer. `blocker`: of a kind that regulations name as void. The article is where they may conflict. */
export type ClauseRule = {
  readonly rule: string;
  readonly severity: ClauseSeverity;
  readonly law: string | null;
  /** The heart of the clause. What is quoted are the whole clauses it stands in. */
  readonly when: string;
  /** Not where the quoted words say this. */
  readonly unless?: string;
};

/** The article that most one-sided standard terms may conflict with. */
export const STANDARD_TERMS = "《消费者权益保护法》第二十六条";
