import type { Visit } from "../contract.ts";
import type { Slice, SliceEnd } from "../fetch/run-slice.ts";

/** Has slices run, here or elsewhere, and hands over what they saw. */
export type Dispatcher = {
  readonly budget: { readonly pages: number; readonly ms: number };
  /** Ends when the slice has ended and each of its visits has been taken; at once when `signal` aborts. */
  readonly run: (slice: Slice, take: Take, signal: AbortSignal) => Promise<SliceEnd>;
  readonly close: () => Promise<void>;
};

export type Take = (visit: Visit) => void;
