import type { Alarm } from "../../data/model/alarm.ts";

/** Alarms that say the same of one owner, together: what one change of a site breaks is one matter, on however many pages. */
export function alikeAlarms(alarms: readonly Alarm[]): { readonly first: Alarm; readonly pages: number }[] {
  const groups = Map.groupBy(alarms, ({ owner, kind, selector, message }) =>
    [owner, kind, selector, message].join("\n"),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, pages: group.length }];
  });
}
