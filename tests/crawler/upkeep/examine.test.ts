import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHttp } from "../../../crawler/fetch/send-http.ts";
import { describeFindings, examine, type Patient } from "../../../crawler/upkeep/examine.ts";
import { openArchive } from "../../../data/archive/archive.ts";
import { startDemoWeb } from "../../../data/demo/serve.ts";
import { toInstant } from "../../../data/model/time.ts";
import { workspaceFiles } from "../../../data/workspace-files.ts";
import { run, workspaceLike } from "../../support/run.ts";

/** A machine where all is well, before a demo web that answers. */
async function healthy(): Promise<Patient> {
  const web = await startDemoWeb({ seed: 1 });
  const http = openHttp({ userAgent: "KaxinBot/0.1 (+test)", demoWeb: { port: web.port } });
  onTestFinished(() => Promise.all([http.close(), web.close()]).then(() => undefined));
  const root = workspaceLike("data/demo");
  openArchive(workspaceFiles(root).archive).close();
  return {
    ...{ root, nodeVersion: "24.21.0", contact: "kaxin@observer.test", chromium: process.execPath },
    channels: { webhook: undefined, smtp: undefined },
    isDemoWebOn: true,
    now: () => toInstant(Date.now()),
    send: http.send,
    mayWrite: () => true,
  };
}

const toMend = async (patient: Patient) =>
  Object.fromEntries((await examine(patient)).flatMap(({ name, mend }) => (mend === null ? [] : [[name, mend]])));

describe("the doctor", () => {
  it("finds nothing to mend where all is well", async () => {
    const findings = await examine(await healthy());
    expect(findings.filter(({ mend }) => mend !== null)).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Node", "浏览器", "权限", "磁盘", "档案", "存储", "登记", "通知", "网络", "时钟"]),
    );
  });

  it("names each thing that is wrong, and how to mend it", async () => {
    const patient = await healthy();
    const { archive } = workspaceFiles(patient.root);
    rmSync(archive);
    writeFileSync(archive, "no database at all, and long enough to be looked at as one".repeat(40));
    const found = await toMend({
      ...patient,
      nodeVersion: "18.0.0",
      chromium: "/nowhere/chromium",
      now: () => toInstant(Date.now() + 900_000),
    });
    expect(Object.keys(found)).toEqual(["Node", "浏览器", "档案", "时钟"]);
    expect(found["档案"]).toContain("npm run backup -- --restore");
  });

  it("does not call damaged what this user may only not open", async () => {
    const patient = await healthy();
    const { archive } = workspaceFiles(patient.root);
    const found = await toMend({ ...patient, mayWrite: (path) => path !== archive });
    expect(Object.keys(found)).toEqual(["权限", "档案"]);
    expect(found["权限"]).toContain("chown");
    expect(found["档案"]).not.toContain("restore");
  });

  it("says which file of the registry is wrong, and which setting a notice lacks", async () => {
    const patient = await healthy();
    appendFileSync(join(patient.root, "workspace.yaml"), "notify: { webhook: slack }\n");
    expect(Object.keys(await toMend(patient))).toEqual(["通知"]);
    writeFileSync(join(patient.root, "platforms", "wrong.yaml"), "id: wrong\nname: 甲\nhom: null\n");
    const findings = await examine(patient);
    expect(describeFindings(findings)).toMatch(/✗ 登记：.*wrong\.yaml/);
  });

  it("does not take an invented web that is off for a network that is away", async () => {
    const findings = await examine({ ...(await healthy()), isDemoWebOn: false });
    expect(findings.at(-1)).toMatchObject({ name: "网络", mend: null, found: expect.stringContaining("npm run demo") });
  });

  it("tells a network that is away, and ends with 5", async () => {
    const root = workspaceLike("data/demo");
    mkdirSync(join(root, "local"), { recursive: true });
    const { code, out } = await run(["crawler/upkeep/cli.ts", "doctor"], { KAXIN_DATA: root, KAXIN_DEMO_WEB: "1" });
    expect(code).toBe(5);
    expect(out).toMatch(/✗ 网络：tousu\.test/);
    expect(out).toContain("检查网线");
  });
});
