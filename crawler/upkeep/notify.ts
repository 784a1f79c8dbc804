import type { Journal } from "../../data/store/journal.ts";
import { Fault } from "../../data/terminal/door.ts";
import { composeNotice, type Matter } from "./notice.ts";
import type { Channel } from "./send-notice.ts";

type Title = Parameters<typeof composeNotice>[2];

/**
 * Tells maintainers, by every channel, what is new and what is over; nothing where nothing has changed. What could not be told by
 * all of them is told again the next time. Answers with how many channels were used. Throws a `Fault` that names those that failed.
 */
export async function notify(
  channels: readonly Channel[],
  matters: readonly Matter[],
  journal: Pick<Journal, "told" | "keepTold">,
  title: Title,
): Promise<number> {
  const notice = composeNotice(matters, journal.told(), title);
  if (channels.length === 0 || notice === null) return 0;
  const sent = await Promise.allSettled(channels.map(({ send }) => send(notice)));
  const faults = sent.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  const bug = faults.find((each) => !(each instanceof Fault));
  if (bug !== undefined) throw bug;
  if (faults.length > 0) throw new Fault(faults.map(({ message }) => message).join("; "));
  journal.keepTold(matters.map(({ key }) => key));
  return channels.length;
}
