import type { ContactTest } from "../data/model/contact-test.ts";
import { hourInShanghai, hoursBetween, type Instant } from "../data/model/time.ts";
import type { PlatformEvidence } from "./contract.ts";
import type { Parameters } from "./parameters.ts";
import { sortWaits, type Wait } from "./statistics/deadline-curve.ts";

export type ContactWait = Wait & { readonly test: ContactTest };

/** Recent attempts, shortest wait for a human first. A robot alone, silence, giving up: no human ever comes. */
export function contactWaits(
  { notes, asOf }: Pick<PlatformEvidence, "notes" | "asOf">,
  parameters: Parameters,
): ContactWait[] {
  const { contact, halfLifeDays } = parameters;
  return sortWaits(
    notes.contactTests.flatMap((test) => {
      const ageDays = hoursBetween(test.started, asOf) / 24;
      if (ageDays > contact.days) return [];
      const hours = humanHours(test);
      return [{ test, hours, answered: Number.isFinite(hours), weight: 2 ** (-ageDays / halfLifeDays.reply) }];
    }),
  );
}

/** Hours until a human answered; infinite when none did. */
function humanHours({ started, firstHumanAnswer }: ContactTest): number {
  return firstHumanAnswer === null ? Number.POSITIVE_INFINITY : hoursBetween(started, firstHumanAnswer);
}

/** A machine answered, and for longer than `robotHours` nobody else did. */
export function isRobotOnly(test: ContactTest, { night }: Parameters): boolean {
  if (test.firstRobotAnswer === null) return false;
  return hoursBetween(test.started, test.firstHumanAnswer ?? test.ended) > night.robotHours;
}

export function isNight(moment: Instant, { night }: Parameters): boolean {
  const hour = hourInShanghai(moment);
  return hour >= night.from || hour < night.to;
}
