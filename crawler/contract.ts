import type { Capture, Visited } from "../data/model/capture.ts";
import type { Complaint } from "../data/model/complaint.ts";
import type { Platform } from "../data/model/platform.ts";
import type { SourceDeclaration } from "../data/model/source.ts";
import type { Tally } from "../data/model/tally.ts";
import type { Issue } from "../data/model/taxonomy.ts";

/** A page somebody wants read. `kind` is the owner's word for what it expects there. */
export type PageRequest = {
  readonly address: string;
  /** `source:<id>` or `platform:<id>`. */
  readonly owner: Capture["owner"];
  readonly kind: string;
  readonly via: "http" | "browser";
};

/** A page as text: decoded, not yet understood. */
export type Page = {
  readonly address: string;
  readonly kind: string;
  /** Media type without parameters, lower-case, e.g. `text/html`. */
  readonly contentType: string;
  readonly text: string;
  /** What its scripts received while a browser showed it, by address, then in the order it came. */
  readonly parts?: readonly PagePart[];
};

/** JSON, JSONP or text that a page asked for by itself: often what it is drawn from. */
export type PagePart = Pick<Page, "address" | "contentType" | "text">;

/**
 * What a page that answered turns out to be. A wall is a verdict, not an error; a shell shows nothing
 * until its scripts have run.
 */
export type Verdict = "content" | "shell" | "missing" | "login_wall" | "challenge" | "rate_limited" | "refused";

/** A complaint as the page prints it: structure read, language not yet, personal data not yet masked. */
export type ComplaintDraft = Pick<
  Complaint,
  "number" | "address" | "merchantAsNamed" | "truncated" | "postedAt" | "state" | "rating" | "amountCny" | "timely"
> & {
  /** The source's id of the merchant, where it gives one. */
  readonly merchantId: string | null;
  readonly title: string;
  readonly narrative: string;
  /** `feed` knows less than `detail`; of two drafts of one complaint the fuller wins, then the later. */
  readonly view: "feed" | "detail";
  readonly issueField: readonly string[];
  /** Codes that the source's own categories stand for, where its adapter knows them. */
  readonly issueCodes: readonly Issue[];
  readonly demandField: readonly string[];
  readonly author: string | null;
  readonly removed: boolean;
  readonly events: readonly (Omit<Complaint["events"][number], "text"> & { readonly text: string })[];
};

export type TallyDraft = {
  readonly merchantId: string | null;
  readonly merchantAsNamed: string;
  readonly complaints: number;
  readonly complaints30d: number | null;
  readonly replied: number | null;
  readonly completed: number | null;
};

/** A place on a list that the source itself publishes, e.g. third on the 黑榜 of the 月. */
export type RankingDraft = Pick<TallyDraft, "merchantId" | "merchantAsNamed"> & Tally["rankings"][number];

/** All that one page of a source says, and the pages it leads to. */
export type Reading = {
  readonly complaints: readonly ComplaintDraft[];
  readonly tallies: readonly TallyDraft[];
  readonly rankings: readonly RankingDraft[];
  readonly next: readonly Omit<PageRequest, "owner">[];
  /** What the page holds and the adapter has no word for: each becomes an alarm, and nothing else is lost. */
  readonly remarks: readonly string[];
};

export const NOTHING_READ: Reading = { complaints: [], tallies: [], rankings: [], next: [], remarks: [] };

/** A complaint site: one file under `sources/`. Everything in it is pure. */
export type ComplaintSource = {
  readonly id: string;
  /** Plausible yields; outside them an alarm is raised and nothing is thrown away. */
  readonly expects: Readonly<Record<string, { readonly complaints: readonly [number, number] }>>;
  /** The kinds of its pages that lead to others. Pages of another kind are not read before they are parsed. */
  readonly leadsFrom: readonly string[];
  readonly start: (
    declaration: Pick<SourceDeclaration, "id" | "origin" | "lists" | "addresses">,
    platforms: readonly Platform[],
  ) => readonly Omit<PageRequest, "owner">[];
  readonly judge: (page: Page) => Verdict;
  /** What must not even be archived is left out here, e.g. columns with telephone numbers in an open API. */
  readonly drop?: (page: Page) => string;
  /** Throws `PageShapeError` when the page is of another shape. */
  readonly parse: (page: Page) => Reading;
};

/** One capture as the network half hands it over, and what came; `deflated`, as the archive keeps it. */
export type Captured = {
  readonly capture: Visited;
  readonly body: Uint8Array | null;
  readonly deflated?: Uint8Array | undefined;
  /** What came as text, by whoever has read it. */
  readonly text?: string | undefined;
};

/** One visit, and what a browser received and noted while it showed the page. */
export type Visit = Captured & { readonly parts?: readonly Captured[] };
