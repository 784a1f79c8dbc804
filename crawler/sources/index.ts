import type { ComplaintSource } from "../contract.ts";
import { cfpb } from "./cfpb.ts";
import { heimao } from "./heimao.ts";

/** Every adapter. A new one is a file beside this and a line here. */
export const SOURCES: readonly ComplaintSource[] = [cfpb, heimao];
