import { type OwnerStatus, PROMISED_DAYS, STATUS_SCHEMA, Status } from "./model/status.ts";
import type { Instant } from "./model/time.ts";
import type { Workspace } from "./model/workspace.ts";

/** The status as a whole, from how each owner stands. Pure. */
export function assembleStatus(
  owners: readonly OwnerStatus[],
  { demo, gapMs }: Pick<Workspace, "demo" | "gapMs">,
  asOf: Instant,
  disk: Status["disk"] = null,
): Status {
  const hosts = owners.flatMap((each) => each.hosts);
  return Status.parse({
    schema: STATUS_SCHEMA,
    demo,
    asOf,
    promisedDays: PROMISED_DAYS,
    gapMs,
    attention: owners.some(({ needs }) => needs.length > 0),
    owners,
    queue: {
      due: hosts.reduce((sum, { dueNow }) => sum + dueNow, 0),
      neverVisited: hosts.reduce((sum, { neverVisited }) => sum + neverVisited, 0),
    },
    disk,
  });
}
