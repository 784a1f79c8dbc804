import type { APIRoute } from "astro";
import { FEED_KINDS, FEED_NAMES, type FeedKind, type FeedName, wholeFeed } from "../../../feed-files.ts";
import { inBothLanguages } from "../../../present/languages.ts";
import type { Language } from "../../../present/words.ts";

export const getStaticPaths = () =>
  inBothLanguages().flatMap(({ params, props }) =>
    FEED_NAMES.flatMap((name) =>
      FEED_KINDS.map((kind) => ({ params: { ...params, name, kind }, props: { ...props, name, kind } })),
    ),
  );

export const GET: APIRoute<{ language: Language; name: FeedName; kind: FeedKind }> = ({ props, site }) =>
  wholeFeed(props.language, props.name, props.kind, site);
