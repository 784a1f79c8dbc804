import { parseArchive } from "../../../crawler/parse.ts";

/** `parseArchive`, with the complaints of a small archive all at hand. */
export async function parseWhole(...from: Parameters<typeof parseArchive>) {
  const contents = await parseArchive(...from);
  return contents === null ? null : { ...contents, complaints: [...contents.complaints] };
}
