import type { PolicyPageKind } from "../../data/model/platform.ts";
import type { PolicyFacts } from "../../data/model/policy.ts";
import type { VisibleText } from "../html/visible-text.ts";
import { channelsOn } from "./policy/channels.ts";
import { clausesOn } from "./policy/clauses.ts";
import {
  autoRefund,
  conditionsOn,
  escalationOn,
  escrow,
  evidenceDemands,
  scopeOn,
  stepsOn,
} from "./policy/handling.ts";
import { licencesOn } from "./policy/licences.ts";
import { policyText } from "./policy/policy-text.ts";
import {
  claimWindow,
  noReasonDays,
  qualityPromises,
  refundWindow,
  resolutionPromises,
  responsePromises,
  sweepingPromises,
} from "./policy/promises.ts";
import { revisionOf } from "./policy/revision.ts";
import { botFirst, humanHours, humanRoundTheClock } from "./policy/service-hours.ts";
import { statedTimes, timesOn } from "./policy/times.ts";

/** What one page of a platform says, each fact with the words that say it. Pure. */
export function extractPolicy(visible: VisibleText, kind: PolicyPageKind): PolicyFacts {
  const page = policyText(visible, kind === "goods");
  const times = timesOn(page);
  return {
    channels: channelsOn(page),
    times: statedTimes(times),
    responsePromises: responsePromises(times),
    resolutionPromises: resolutionPromises(times),
    qualityPromises: qualityPromises(page),
    humanHours: humanHours(page),
    humanRoundTheClock: humanRoundTheClock(page),
    botFirst: botFirst(page),
    refundWindow: refundWindow(times),
    claimWindowHours: claimWindow(times),
    autoRefund: autoRefund(page),
    escrow: escrow(page),
    noReasonReturnDays: noReasonDays(page, times),
    scope: scopeOn(page),
    steps: stepsOn(page),
    evidenceDemands: evidenceDemands(page),
    escalation: escalationOn(page),
    clauses: clausesOn(page),
    sweepingPromises: sweepingPromises(page),
    conditions: conditionsOn(page),
    licences: licencesOn(page),
    revision: revisionOf(page),
  };
}
