import type { APIRoute } from "astro";
import { FEED_KINDS, type FeedKind, wholeFeed } from "../../../feed-files.ts";
import { inBothLanguages } from "../../../present/languages.ts";
import type { Language } from "../../../present/words.ts";

export const getStaticPaths = () =>
  inBothLanguages().flatMap(({ params, props }) =>
    FEED_KINDS.map((kind) => ({ params: { ...params, kind }, props: { ...props, kind } })),
  );

export const GET: APIRoute<{ language: Language; kind: FeedKind }> = ({ props, site }) =>
  wholeFeed(props.language, props.kind, site);
