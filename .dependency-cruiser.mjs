/** The import rules of the house, each with its reason. What they cannot see is in tests/architecture.test.ts. */

/** Folders and files whose code takes what it needs as arguments: no clock, disk, network or settings. */
const PURE = [
  "^data/model/",
  "^crawler/(sources|html|extract)/",
  "^crawler/discover/(?!cli\\.ts$)",
  "^crawler/(contract|merge-drafts|parse-page|plan-visits|recognise-platform|offered-pages|unknown-merchants)\\.ts$",
  "^crawler/import/(mapping|parse-table)\\.ts$",
  "^scoring/(?!(score|publish|cli|proof/(cli|verify-report))\\.ts$)",
  "^site/present/",
];

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

export default {
  forbidden: [
    rule("no-circles", "Two files that need each other are one file, or hide a third.", {}, { circular: true }),
    rule(
      "model-is-the-ground",
      "data/model is the language all others speak; it knows none of them (zod only).",
      { path: "^data/model/" },
      { pathNot: ["^data/model/", "^node_modules/zod/"] },
    ),
    rule(
      "data-looks-up-to-nobody",
      "data keeps what others make. It must not know who made it.",
      { path: "^data/" },
      { path: "^(crawler|scoring|site|tests)/" },
    ),
    rule(
      "crawler-and-scoring-are-strangers",
      "They meet in the store. What both need belongs in data/model.",
      { path: "^crawler/" },
      { path: "^scoring/" },
    ),
    rule(
      "scoring-and-crawler-are-strangers",
      "They meet in the store. What both need belongs in data/model.",
      { path: "^scoring/" },
      { path: "^crawler/" },
    ),
    rule(
      "site-reads-the-report-only",
      "A page that wants more wants a field in the report. Own weights are reckoned by the very rules that scored.",
      { path: "^site/", pathNot: "^site/cli\\.ts$" },
      {
        path: "^(crawler|scoring|data)/",
        pathNot: "^data/model/|^scoring/(aggregate|grades|rank-platforms|statistics/scale)\\.ts$",
      },
    ),
    rule(
      "pure-files-touch-nothing",
      "A pure file gets what it needs as an argument.",
      { path: PURE },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "pure-files-know-no-shell",
      "No store, archive, settings, terminal or network in a pure file.",
      { path: PURE },
      {
        path: [
          "^data/(store|archive|terminal|demo)/",
          "^data/(settings|registry|workspace-files)\\.ts$",
          "^crawler/(fetch|dispatch)/",
          "^node_modules/(playwright|p-queue|pg-boss|drizzle-orm|better-sqlite3|undici)/",
        ],
      },
    ),
    rule(
      "only-fetch-goes-online",
      "One folder goes online, so that politeness is kept in one place.",
      { path: "^(crawler|scoring|data|site)/", pathNot: "^crawler/(fetch|dispatch)/" },
      { path: "^node_modules/(undici|playwright|playwright-core|p-queue|pg-boss)/" },
    ),
    rule(
      "only-the-stores-speak-sql",
      "Ask data/store and data/archive a question with a name instead.",
      { path: "^(crawler|scoring|data|site)/", pathNot: "^data/(store|archive)/|^data/dataset/write-sqlite\\.ts$" },
      { path: "^node_modules/(drizzle-orm|better-sqlite3)/" },
    ),
    rule(
      "only-a-cli-reads-settings",
      "Settings are read once at the door and handed down as values.",
      { path: "^(crawler|scoring|data|site)/", pathNot: "/cli\\.ts$|^data/terminal/door\\.ts$" },
      { path: "^data/settings\\.ts$" },
    ),
    rule(
      "sources-do-not-talk",
      "Sources stand alone; what two share goes one floor down.",
      { path: "^crawler/sources/([^/.]+)", pathNot: "/index\\.ts$" },
      { path: "^crawler/sources/", pathNot: "^crawler/sources/$1[/.]" },
    ),
    rule(
      "indicators-do-not-talk",
      "Indicators stand alone; what two share goes one floor down.",
      { path: "^scoring/indicators/", pathNot: "/index\\.ts$" },
      { path: "^scoring/indicators/" },
    ),
    rule(
      "penalties-do-not-talk",
      "Penalties stand alone; what two share goes one floor down.",
      { path: "^scoring/penalties/", pathNot: "/index\\.ts$" },
      { path: "^scoring/penalties/" },
    ),
    rule("nobody-imports-a-door", "A cli.ts opens inward.", {}, { path: "/cli\\.ts$" }),
    rule(
      "nobody-imports-tests",
      "What production needs does not live in tests.",
      { pathNot: "^tests/" },
      { path: "^tests/" },
    ),
    rule(
      "no-orphans",
      "A file nobody imports is dead, or its importer is missing.",
      { orphan: true, pathNot: ["^site/", "/cli\\.ts$", "\\.config\\.ts$", "\\.d\\.ts$", "^tests/"] },
      {},
    ),
    rule("resolves", "An import that leads nowhere.", {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|local|\\.astro)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".js", ".mjs", ".json"],
    },
  },
};
