/**
 * Every match of a global pattern. `matchAll` copies the pattern at each call, which costs more than searching a
 * sentence with it.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  pattern.lastIndex = 0;
  const found: RegExpExecArray[] = [];
  for (let each = pattern.exec(text); each !== null; each = pattern.exec(text)) {
    found.push(each);
    if (each[0] === "") pattern.lastIndex += 1;
  }
  return found;
}
