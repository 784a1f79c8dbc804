import type { ClauseSeverity } from "../../../data/model/policy.ts";
import type { ClauseRule } from "./clause-rule.ts";
import { CLAUSES_OF_POWER } from "./clauses-of-power.ts";
import { CLAUSES_OF_REFUSAL } from "./clauses-of-refusal.ts";
import { VAGUE_CLAUSES } from "./clauses-vague.ts";

const GRAVITY: Readonly<Record<ClauseSeverity, number>> = { blocker: 0, bad: 1, vague: 2 };

/** The graver first: of two readings of the same words the first stands. */
export const CLAUSE_RULES: readonly ClauseRule[] = [
  ...CLAUSES_OF_POWER,
  ...CLAUSES_OF_REFUSAL,
  ...VAGUE_CLAUSES,
].toSorted((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity]);
