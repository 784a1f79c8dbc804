import type { ClauseSeverity } from "../../../data/model/policy.ts";
import { CLAUSES_OF_POWER } from "./clauses-of-power.ts";
import { CLAUSES_OF_REFUSAL } from "./clauses-of-refusal.ts";
import { VAGUE_CLAUSES } from "./clauses-vague.ts";

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

const GRAVITY: Readonly<Record<ClauseSeverity, number>> = { blocker: 0, bad: 1, vague: 2 };

/** The graver first: of two readings of the same words the first stands. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  ...CLAUSES_OF_POWER,
  ...CLAUSES_OF_REFUSAL,
  ...VAGUE_CLAUSES,
].toSorted((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity]);
