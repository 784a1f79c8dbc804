/** Longer rounds than this nobody builds. */
const LONGEST = 10;

/** Pages that send the visitor in a circle by meta refresh, each round once, in its order. `targets`: page to page. Pure. */
export function refreshLoops(targets: ReadonlyMap<string, string>): string[][] {
  const loops: string[][] = [];
  for (const start of targets.keys()) {
    if (loops.some((loop) => loop.includes(start))) continue;
    const loop = roundFrom(start, targets);
    if (loop !== null) loops.push(loop);
  }
  return loops;
}

function roundFrom(start: string, targets: ReadonlyMap<string, string>): string[] | null {
  const round = [start];
  for (let at = targets.get(start); at !== undefined && round.length <= LONGEST; at = targets.get(at)) {
    if (at === start) return round;
    round.push(at);
  }
  return null;
}
