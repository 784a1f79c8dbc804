import type { ComplaintSource } from "../contract.ts";
import { cfpb } from "./cfpb.ts";
import { dianshubao } from "./dianshubao.ts";
import { gongshi12315 } from "./gongshi12315.ts";
import { heimao } from "./heimao.ts";
import { tieba } from "./tieba.ts";
import { xfb } from "./xfb.ts";

/** Every adapter. A new one is a file beside this and a line here. */
export const SOURCES: readonly ComplaintSource[] = [cfpb, dianshubao, gongshi12315, heimao, tieba, xfb];

/** Throws when there is none of this name. */
export function sourceNamed(id: string): ComplaintSource {
  const source = SOURCES.find((each) => each.id === id);
  if (source === undefined) throw new RangeError(`no source is named ${id}`);
  return source;
}
