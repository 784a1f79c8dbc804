import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { AstroIntegration } from "astro";
import { readSettings } from "../data/settings.ts";
import { type Command, EXIT, Fault, openDoor } from "../data/terminal/door.ts";
import { type Progress, showProgress } from "../data/terminal/progress.ts";
import { workspaceFiles } from "../data/workspace-files.ts";

const root = import.meta.dirname;
const repository = join(root, "..");

const build: Command = {
  about: "把发布的报告建成网站，一堆普通文件。",
  async run() {
    const site = prepare(readSettings(process.env).KAXIN_DATA);
    // Astro's half-made pages must lie where node_modules can be found; the finished site then takes its place whole.
    const workshop = join(repository, "data", "local", "building", site.replaceAll(/[^A-Za-z0-9]+/g, "-"));
    rmSync(workshop, { recursive: true, force: true });
    process.env["KAXIN_SITE_OUT"] = workshop;
    const progress = showProgress("build", 0);
    const { build: make } = await import("astro");
    let pages = 0;
    const follow = {
      expect: progress.expect,
      step() {
        pages += 1;
        progress.step("画页面");
      },
    };
    // What goes wrong is thrown, and said once, by the door.
    await make({ root, logLevel: "silent", integrations: [followPages(follow)] }).catch((error: unknown) => {
      throw error instanceof Error && error.name === "ReportFault"
        ? new Fault(error.message)
        : withCode(error, workshop);
    });
    progress.step("放到位", 0);
    // Whoever is killed while copying leaves the old site as it was.
    rmSync(`${site}.fresh`, { recursive: true, force: true });
    mkdirSync(dirname(site), { recursive: true });
    moveFolder(workshop, `${site}.fresh`);
    rmSync(site, { recursive: true, force: true });
    renameSync(`${site}.fresh`, site);
    progress.end(`${pages} 页，在 ${site}`);
    return EXIT.done;
  },
};

const preview: Command = {
  about: "在本机打开建好的网站，打印网址。Ctrl-C 结束。",
  options: {
    data: { type: "string", about: "看哪个工作区的网站（默认 KAXIN_DATA）。" },
    port: { type: "string", about: "端口（默认 4321）。" },
  },
  async run({ text }) {
    const site = prepare(resolve(text("data") ?? readSettings(process.env).KAXIN_DATA));
    if (!existsSync(join(site, "index.html"))) throw new Fault(`${site} 里还没有网站。先运行 npm run build。`);
    const { preview: serve } = await import("astro");
    const server = await serve({ root, logLevel: "warn", server: { port: Number(text("port") ?? 4321) } });
    console.log(`\n卡信：http://localhost:${server.port}/   （Ctrl-C 结束）`);
    await server.closed();
    return EXIT.done;
  },
};

/** The bundler gives the number of what the system refused in its words alone. */
function withCode(error: unknown, path: string): unknown {
  const [, number = ""] = /\(os error (\d+)\)/.exec(String(error)) ?? [];
  const [code] = Object.entries(constants.errno).find(([, each]) => String(each) === number) ?? [];
  return code === undefined ? error : Object.assign(new Error(String(error), { cause: error }), { code, path });
}

/** Astro does not say how far it is; whoever draws its pages knows. Looking into the folder costs more with every page. */
function followPages({ expect, step }: Pick<Progress, "expect" | "step">): AstroIntegration {
  return {
    name: "follow-pages",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) =>
        setPrerenderer((usual) => ({
          ...usual,
          async getStaticPaths() {
            const paths = await usual.getStaticPaths();
            expect(paths.filter(({ route }) => route.type === "page").length);
            return paths;
          },
          async render(request, options) {
            const page = await usual.render(request, options);
            if (options.routeData.type === "page") step();
            return page;
          },
        })),
    },
  };
}

/** A site has a hundred thousand files: they are copied only onto another disk. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true });
  }
}

/** Astro reads where the report lies, and where the site goes, from the environment. Returns where it will stand. */
function prepare(workspace: string): string {
  const { published, site } = workspaceFiles(workspace);
  if (!existsSync(join(published, "report.json"))) {
    throw new Fault(`${join(published, "report.json")} 还没有。先运行 npm run publish。`);
  }
  process.env["KAXIN_REPORT"] = published;
  process.env["KAXIN_SITE_OUT"] = site;
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
  return site;
}

process.exitCode = await openDoor("site", { build, preview }, process.argv.slice(2));
