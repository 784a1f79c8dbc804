import type { APIRoute } from "astro";
import { FEED_KINDS, type FeedKind, platformFeed } from "../../../feed-files.ts";
import { readReport } from "../../../report.ts";

export const getStaticPaths = () =>
  readReport().platforms.flatMap(({ platform: { id, name } }) =>
    FEED_KINDS.map((kind) => ({ params: { id, kind }, props: { platform: { id, name }, kind } })),
  );

export const GET: APIRoute<{ platform: { id: string; name: string }; kind: FeedKind }> = ({ props, site }) =>
  platformFeed(props.platform, props.kind, site);
