// Preloaded by every command: what was stripped of its types and compiled once is at hand at the next start.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "..", "node_modules", ".cache", "kaxin"));
