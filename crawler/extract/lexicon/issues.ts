import type { Issue } from "../../../data/model/taxonomy.ts";
import type { CueTable } from "../language/cues.ts";
import { CONDUCT_CUES } from "./issues-of-conduct.ts";
import { DELIVERY_CUES } from "./issues-of-delivery.ts";
import { MONEY_CUES } from "./issues-of-money.ts";

/** What people say when it happened to them. An issue without cues does not compile. */
export const ISSUE_CUES: CueTable<Issue> = { ...DELIVERY_CUES, ...MONEY_CUES, ...CONDUCT_CUES };
