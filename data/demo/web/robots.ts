import type { Member } from "../world/cast.ts";
import { type Answer, notFound, plain } from "./answer.ts";

/** Each shop its own habit, fixed with the host: none, empty, with rules, with a byte order mark. */
export function robotsOf(member: Member): Answer {
  if (member.oddity === "help_disallowed") return plain("User-agent: *\nDisallow: /help/\nDisallow: /user/\n");
  if (member.oddity === "gb18030") return notFound();
  const habit = HABITS[Number(member.couid) % HABITS.length];
  return habit === null || habit === undefined ? notFound() : plain(habit);
}

const HABITS: readonly (string | null)[] = [
  "User-agent: *\nDisallow:\n",
  "User-agent: *\nDisallow: /user/login\nDisallow: /pay/\n",
  null,
  "# 本站允许收录\nUser-agent: *\nAllow: /\nDisallow: /admin/\n",
  "\ufeffUser-agent: *\r\nDisallow: /cart\r\n",
  "User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow: /order-search\n",
];
