import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Report } from "../data/model/report.ts";
import { readSettings } from "../data/settings.ts";
import { type Command, EXIT, Fault, openDoor } from "../data/terminal/door.ts";
import { type Progress, showProgress } from "../data/terminal/progress.ts";
import { workspaceFiles } from "../data/workspace-files.ts";

const root = import.meta.dirname;
const repository = join(root, "..");

const build: Command = {
  about: "Makes the report site from what was published, as plain files.",
  async run() {
    const { published, site } = prepare(readSettings(process.env).KAXIN_DATA);
    // Astro's half-made pages must lie where node_modules can be found; the finished site then takes its place whole.
    const workshop = join(repository, "data", "local", "building", site.replaceAll(/[^A-Za-z0-9]+/g, "-"));
    rmSync(workshop, { recursive: true, force: true });
    process.env["KAXIN_SITE_OUT"] = workshop;
    const progress = showProgress("build", expectedPages(published));
    const watching = watchPages(workshop, progress);
    const { build: make } = await import("astro");
    let pages = 0;
    await make({
      root,
      logLevel: "warn",
      integrations: [
        {
          name: "count-pages",
          hooks: {
            "astro:build:done": (made) => {
              pages = made.pages.length;
            },
          },
        },
      ],
    });
    clearInterval(watching);
    // Whoever is killed while copying leaves the old site as it was.
    rmSync(`${site}.fresh`, { recursive: true, force: true });
    cpSync(workshop, `${site}.fresh`, { recursive: true });
    rmSync(site, { recursive: true, force: true });
    renameSync(`${site}.fresh`, site);
    rmSync(workshop, { recursive: true });
    progress.end(`${pages} pages in ${site}`);
    return EXIT.done;
  },
};

const preview: Command = {
  about: "Serves the built site on this machine and prints its address. Ctrl-C ends it.",
  options: {
    data: { type: "string", about: "The workspace whose site is shown (default: KAXIN_DATA)." },
    port: { type: "string", about: "Port to listen on (default 4321)." },
  },
  async run({ text }) {
    const { site } = prepare(resolve(text("data") ?? readSettings(process.env).KAXIN_DATA));
    if (!existsSync(join(site, "index.html"))) throw new Fault(`${site}: no site there. Run \`npm run build\` first.`);
    const { preview: serve } = await import("astro");
    const server = await serve({ root, logLevel: "warn", server: { port: Number(text("port") ?? 4321) } });
    console.log(`\n卡信 report: http://localhost:${server.port}/   (Ctrl-C ends it)`);
    await server.closed();
    return EXIT.done;
  },
};

/** A page and a column for each platform, a comparison for each pair of the rated while they are few, and the fixed ones. */
function expectedPages(published: string): number {
  const { totals } = Report.parse(JSON.parse(readFileSync(join(published, "report.json"), "utf8")));
  const pairs = totals.rated <= 20 ? (totals.rated * (totals.rated - 1)) / 2 : 0;
  return 2 * totals.platforms + pairs + 7;
}

/** Astro does not say how far it is; the pages it has written do. */
function watchPages(folder: string, progress: Progress): NodeJS.Timeout {
  let seen = 0;
  return setInterval(() => {
    const pages = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    const written = pages.filter((name) => name.endsWith(".html")).length;
    progress.step("pages", written - seen);
    seen = written;
  }, 250);
}

/** Astro reads where the report lies, and where the site goes, from the environment. */
function prepare(workspace: string): { readonly published: string; readonly site: string } {
  const { published, site } = workspaceFiles(workspace);
  if (!existsSync(join(published, "report.json"))) {
    throw new Fault(`${join(published, "report.json")} is missing. Run \`npm run publish\` first.`);
  }
  process.env["KAXIN_REPORT"] = published;
  process.env["KAXIN_SITE_OUT"] = site;
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
  return { published, site };
}

process.exitCode = await openDoor("site", { build, preview }, process.argv.slice(2));
